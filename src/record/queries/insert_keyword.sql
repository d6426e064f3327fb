-- The story under one of its keywords.
insert into record_keywords (story_id, keyword_id, position, published_at_ms) values (?1, ?2, ?3, ?4)
