-- Batches that no journal sends again.
delete from stories_batches where draft_id = ?1 and at_ms < ?2
