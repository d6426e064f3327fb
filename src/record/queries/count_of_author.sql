-- How many stories of an author lie within ?1 to ?2 (excluded).
select count(*)
  from record_bylines a
 cross join record_stories s
 where s.id = a.story_id
   and a.author_slug = ?6
   and (?3 = '' or s.language = ?3)
   and (?4 = '' or s.section = ?4)
   and (cast(?5 as bigint) < 0 or s.placed_as = cast(?5 as bigint))
   and a.published_at_ms >= ?1
   and a.published_at_ms < ?2
