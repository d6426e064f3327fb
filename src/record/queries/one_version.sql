-- A version of a story that is still public, with the card of the latest: the address and version 1's time come from it.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines, s.city, s.agency,
       s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms, v.article, v.published_at_ms
  from record_stories s
  join record_versions v on v.story_id = s.id
 where s.id = ?1
   and s.withdrawn_at_ms is null
   and v.version = ?2
   and not exists (select 1 from record_taken_back t where t.story_id = v.story_id and t.version = v.version)
