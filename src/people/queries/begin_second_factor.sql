-- A new secret in place of one that was never confirmed; nothing otherwise.
insert into people_second_factors (person, sealed, confirmed, last_step) values (?1, ?2, 0, 0)
on conflict (person) do update set sealed = excluded.sealed, last_step = 0 where people_second_factors.confirmed = 0
