-- Cards of an author, newest first, from a place in the list on: a walk down one index. The planner guesses that few
-- stories fit and would join and sort them all; the two nested questions leave it no way but to walk and to stop.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines,
       s.city, s.agency, s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
  from (select story_id, published_at_ms
          from record_bylines
         where author_slug = ?8
           and (published_at_ms, story_id) < (?1, ?2)
           and published_at_ms >= ?3
         order by published_at_ms desc, story_id desc) a
 cross join lateral (
        select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines,
               s.city, s.agency, s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
          from record_stories s
         where s.id = a.story_id
           and (?5 = '' or s.language = ?5)
           and (?6 = '' or s.section = ?6)
           and (cast(?7 as bigint) < 0 or s.placed_as = cast(?7 as bigint))
        offset 0) s
 order by a.published_at_ms desc, a.story_id desc
 limit ?4
