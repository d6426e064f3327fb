-- Cards of a keyword, newest first, from a place in the list on: a walk down one index. The planner guesses that few
-- stories fit and would join and sort them all; the two nested questions leave it no way but to walk and to stop.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines,
       s.city, s.agency, s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
  from (select story_id, published_at_ms
          from record_keywords
         where keyword_id = ?9
           and (published_at_ms, story_id) < (?1, ?2)
           and published_at_ms >= ?3
         order by published_at_ms desc, story_id desc) k
 cross join lateral (
        select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines,
               s.city, s.agency, s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
          from record_stories s
         where s.id = k.story_id
           and (?5 = '' or s.language = ?5)
           and (?6 = '' or s.section = ?6)
           and (cast(?7 as bigint) < 0 or s.placed_as = cast(?7 as bigint))
           and (?8 = '' or exists (select 1 from record_bylines b where b.story_id = s.id and b.author_slug = ?8))
        offset 0) s
 order by k.published_at_ms desc, k.story_id desc
 limit ?4
