-- How many stories of a language lie within ?1 to ?2 (excluded).
select count(*)
  from record_stories s
 where s.withdrawn_at_ms is null
   and s.language = ?3
   and s.published_at_ms >= ?1
   and s.published_at_ms < ?2
