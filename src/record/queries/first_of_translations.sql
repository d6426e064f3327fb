-- What the languages of a story are kept under.
select first_id from record_translations where story_id = ?1
