-- One note.
select id, draft_id, person_id, at_ms, text, blocking, assigned_id, closed_at_ms, closed_by_id, block, from_at, to_at, quote, moved
  from stories_comments where id = ?1
