-- Who is at work on the story; nobody, when that session has not been seen since ?2.
select person_id, session, since_ms, taken_from_id, reason from stories_locks where draft_id = ?1 and seen_at_ms > ?2
