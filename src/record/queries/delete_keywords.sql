-- Before a version's own keywords are put in, and when the story is withdrawn.
delete from record_keywords where story_id = ?1
