-- Places in the list of an author above one, nearest first, below ?3: where the page before begins.
select a.published_at_ms, a.story_id
  from record_bylines a
 cross join record_stories s
 where s.id = a.story_id
   and a.author_slug = ?8
   and (?5 = '' or s.language = ?5)
   and (?6 = '' or s.section = ?6)
   and (cast(?7 as bigint) < 0 or s.placed_as = cast(?7 as bigint))
   and (a.published_at_ms, a.story_id) > (?1, ?2)
   and a.published_at_ms < ?3
 order by a.published_at_ms, a.story_id
 limit ?4
