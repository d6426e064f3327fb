-- What an editor-in-chief may change of it.
update people_desks set name = ?2, section = ?3, stages = ?4, two_persons = ?5, disabled = ?6 where id = ?1
