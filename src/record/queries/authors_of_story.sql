-- Whose lists hold the story.
select author_slug from record_bylines where story_id = ?1
