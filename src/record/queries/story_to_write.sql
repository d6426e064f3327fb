-- What a new version is measured against. The clock's row is locked already, so nobody changes it meanwhile.
select s.version, s.language, s.section, s.slug, s.placed_as, s.breaking_until_ms, s.published_at_ms, s.updated_at_ms,
       s.withdrawn_at_ms, v.article,
       (select max(l.version) from record_versions l where l.story_id = s.id)
  from record_stories s
  join record_versions v on v.story_id = s.id and v.version = s.version
 where s.id = ?1
