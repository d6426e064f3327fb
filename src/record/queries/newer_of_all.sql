-- Places in the list of every story above one, nearest first, below ?3: where the page before begins.
select s.published_at_ms, s.id
  from record_stories s
 where s.withdrawn_at_ms is null
   and (s.published_at_ms, s.id) > (?1, ?2)
   and s.published_at_ms < ?3
 order by s.published_at_ms, s.id
 limit ?4
