-- The public notes up to a version, newest first. Only up to it: the next may be committed between two questions.
select c.at_ms, c.note, c.version
  from record_corrections c
 where c.story_id = ?1
   and c.version <= ?2
   and not exists (select 1 from record_taken_back t where t.story_id = c.story_id and t.version = c.version)
 order by c.at_ms desc, c.version desc, c.position desc
