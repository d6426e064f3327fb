-- A note on a range.
insert into stories_comments (draft_id, person_id, at_ms, text, blocking, assigned_id, block, from_at, to_at, quote, moved)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
returning id
