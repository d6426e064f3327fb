-- What readers saw before that version: the newest older one that was not itself taken back.
select v.version, v.article, v.published_at_ms
  from record_versions v
 where v.story_id = ?1
   and v.version < ?2
   and not exists (select 1 from record_taken_back t where t.story_id = v.story_id and t.version = v.version)
 order by v.version desc
 limit 1
