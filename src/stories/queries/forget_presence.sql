-- Browsers that said no farewell.
delete from stories_presence where draft_id = ?1 and seen_at_ms < ?2
