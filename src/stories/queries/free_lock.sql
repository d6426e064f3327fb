-- Only by the session that has it.
delete from stories_locks where draft_id = ?1 and person_id = ?2 and session = ?3
