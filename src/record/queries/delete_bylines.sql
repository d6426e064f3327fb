-- Before a version's own bylines are put in, and when the story is withdrawn.
delete from record_bylines where story_id = ?1
