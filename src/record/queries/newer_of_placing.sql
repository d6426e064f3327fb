-- Places in the list of a placing above one, nearest first, below ?3: where the page before begins.
select s.published_at_ms, s.id
  from record_stories s
 where s.withdrawn_at_ms is null
   and s.placed_as = cast(?7 as bigint)
   and (?5 = '' or s.language = ?5)
   and (?6 = '' or s.section = ?6)
   and (s.published_at_ms, s.id) > (?1, ?2)
   and s.published_at_ms < ?3
 order by s.published_at_ms, s.id
 limit ?4
