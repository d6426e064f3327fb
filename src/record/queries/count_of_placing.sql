-- How many stories of a placing lie within ?1 to ?2 (excluded).
select count(*)
  from record_stories s
 where s.withdrawn_at_ms is null
   and s.placed_as = cast(?5 as bigint)
   and (?3 = '' or s.language = ?3)
   and (?4 = '' or s.section = ?4)
   and s.published_at_ms >= ?1
   and s.published_at_ms < ?2
