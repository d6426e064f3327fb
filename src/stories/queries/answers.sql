-- The answers to a story's notes, in the order in which they were given.
select a.comment_id, a.person_id, a.at_ms, a.text
  from stories_comments c
  join stories_answers a on a.comment_id = c.id
 where c.draft_id = ?1 order by a.id
