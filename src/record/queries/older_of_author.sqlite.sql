-- Cards of an author, newest first, from a place in the list on: a walk down one index. The cross join keeps SQLite from
-- beginning with the stories.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines, s.city, s.agency,
       s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
  from record_bylines a
 cross join record_stories s
 where s.id = a.story_id
   and a.author_slug = ?8
   and (?5 = '' or s.language = ?5)
   and (?6 = '' or s.section = ?6)
   and (cast(?7 as bigint) < 0 or s.placed_as = cast(?7 as bigint))
   and (a.published_at_ms, a.story_id) < (?1, ?2)
   and a.published_at_ms >= ?3
 order by a.published_at_ms desc, a.story_id desc
 limit ?4
