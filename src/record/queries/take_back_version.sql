-- Added, never changed: the version itself stays where it is.
insert into record_taken_back (story_id, version, at_ms) values (?1, ?2, ?3)
