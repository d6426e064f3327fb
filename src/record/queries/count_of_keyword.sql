-- How many stories of a keyword lie within ?1 to ?2 (excluded).
select count(*)
  from record_keywords k
 cross join record_stories s
 where s.id = k.story_id
   and k.keyword_id = ?7
   and (?3 = '' or s.language = ?3)
   and (?4 = '' or s.section = ?4)
   and (cast(?5 as bigint) < 0 or s.placed_as = cast(?5 as bigint))
   and (?6 = '' or exists (select 1 from record_bylines b where b.story_id = s.id and b.author_slug = ?6))
   and k.published_at_ms >= ?1
   and k.published_at_ms < ?2
