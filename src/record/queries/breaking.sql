-- The headline of the breaking line: among those still breaking, the one said last.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines, s.city, s.agency,
       s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
  from record_stories s
 where s.withdrawn_at_ms is null
   and s.breaking_until_ms is not null
   and s.breaking_until_ms > ?1
 order by s.updated_at_ms desc, s.id desc
 limit 1
