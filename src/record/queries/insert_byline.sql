-- The story under one of its authors; once, even if one person wrote and photographed.
insert into record_bylines (story_id, author_slug, name, published_at_ms) values (?1, ?2, ?3, ?4) on conflict do nothing
