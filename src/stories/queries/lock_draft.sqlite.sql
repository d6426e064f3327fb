-- The first statement of whatever changes a story in progress: changes of one story come one after the other, on all nodes.
select revision, last_revision, stage, holder_id, done_at_ms, binned_at_ms from stories_drafts where id = ?1
