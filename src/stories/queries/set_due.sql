-- When it is to be ready; null: at no time in particular.
update stories_drafts set due_at_ms = ?2 where id = ?1
