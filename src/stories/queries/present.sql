-- Who has the story open.
select person_id, session, seen_at_ms from stories_presence
 where draft_id = ?1 and seen_at_ms > ?2
 order by person_id, session
