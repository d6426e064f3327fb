-- How many public stories are about it.
select count(*) from record_keywords where keyword_id = ?1
