-- Cards of every story, newest first, from a place in the list on: a walk down one index.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines, s.city, s.agency,
       s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
  from record_stories s
 where s.withdrawn_at_ms is null
   and (s.published_at_ms, s.id) < (?1, ?2)
   and s.published_at_ms >= ?3
 order by s.published_at_ms desc, s.id desc
 limit ?4
