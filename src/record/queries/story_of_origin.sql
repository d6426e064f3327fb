-- The story that came from there, withdrawn or not.
select id from record_stories where origin = ?1
