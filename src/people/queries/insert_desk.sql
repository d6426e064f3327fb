-- A new desk.
insert into people_desks (name, section, stages, two_persons, disabled) values (?1, ?2, ?3, ?4, 0) returning id
