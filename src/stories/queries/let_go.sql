-- Collapsed revisions that nobody can still be working from.
delete from stories_revisions where draft_id = ?1 and collapsed = 1 and at_ms < ?2
   and number <> (select d.revision from stories_drafts d where d.id = ?1)
