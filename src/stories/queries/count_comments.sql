-- Lists show how many are open.
update stories_drafts
   set open_comments = (select count(c.id) from stories_comments c where c.draft_id = ?1 and c.closed_at_ms is null)
 where id = ?1
