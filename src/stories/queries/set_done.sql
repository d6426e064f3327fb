-- Off the boards; null brings it back.
update stories_drafts set done_at_ms = ?2 where id = ?1
