-- The public note that a version carries.
insert into record_corrections (story_id, version, position, at_ms, note) values (?1, ?2, ?3, ?4, ?5)
