-- One desk.
select id, name, section, stages, two_persons, disabled from people_desks where id = ?1
