-- All of them, in the order in which they were made.
select id, name, section, stages, two_persons, disabled from people_desks order by id
