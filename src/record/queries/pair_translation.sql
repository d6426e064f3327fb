-- Puts a story among those that are one story in several languages.
insert into record_translations (story_id, first_id) values (?1, ?2)
    on conflict (story_id) do update set first_id = excluded.first_id
