-- How many a person has under way.
select count(*) from media_uploads where person_id = ?1 and kept = '' and begun_at_ms > ?2
