-- What readers see now: the card and the text in one walk, since every page asks for both.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines, s.city, s.agency,
       s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms, v.article
  from record_stories s
  join record_versions v on v.story_id = s.id and v.version = s.version
 where s.id = ?1
   and s.withdrawn_at_ms is null
