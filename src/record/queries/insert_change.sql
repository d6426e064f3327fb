-- What the commit touched, for caches on every node.
insert into record_changes (sequence, story_id, kind, sections, keyword_slugs, author_slugs, published_at_ms, at_ms)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
