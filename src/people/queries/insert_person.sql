-- Nothing when somebody has that address already.
insert into people_staff (name, email, email_folded, role, language, password, disabled)
values (?1, ?2, ?3, ?4, ?5, ?6, 0)
on conflict (email_folded) do nothing
returning id
