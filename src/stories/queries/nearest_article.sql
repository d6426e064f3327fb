-- The text of a revision, or of the last one before it when its own was let go: an older base takes more for changed, never less.
select number, article from stories_revisions
 where draft_id = ?1 and number <= ?2 and kind <> 'conflict'
 order by number desc limit 1
