-- The session that has it is still there.
update stories_locks set seen_at_ms = ?4 where draft_id = ?1 and person_id = ?2 and session = ?3
