-- The story's keywords as the editor ordered them.
select keyword_id from record_keywords where story_id = ?1 order by position
