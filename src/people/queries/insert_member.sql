-- Somebody joins a desk.
insert into people_members (person, desk) values (?1, ?2)
