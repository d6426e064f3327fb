-- The desks that somebody is at.
select desk from people_members where person = ?1 order by desk
