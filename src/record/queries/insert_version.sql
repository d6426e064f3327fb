-- Added, never changed.
insert into record_versions (story_id, version, article, published_at_ms) values (?1, ?2, ?3, ?4)
