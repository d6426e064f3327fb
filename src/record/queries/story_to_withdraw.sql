-- Whose lists will miss it.
select section, published_at_ms, withdrawn_at_ms from record_stories where id = ?1
