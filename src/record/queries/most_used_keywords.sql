-- The keywords of most stories.
select keyword_id, count(*) from record_keywords group by keyword_id order by count(*) desc, keyword_id limit ?1
