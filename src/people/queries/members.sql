-- Who is at which desk.
select person, desk from people_members order by person, desk
