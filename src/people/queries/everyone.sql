-- Who works here, or did: nobody is ever deleted, since the audit names them.
select p.id, p.name, p.email, p.role, p.language, p.disabled, case when p.password is null then 1 else 0 end,
       p.last_seen_ms, coalesce(f.confirmed, 0)
  from people_staff p left join people_second_factors f on f.person = p.id
 order by p.id
