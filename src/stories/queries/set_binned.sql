-- Into the bin, or out of it (null).
update stories_drafts set binned_at_ms = ?2 where id = ?1
