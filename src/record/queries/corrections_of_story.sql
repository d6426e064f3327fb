-- The public notes up to a version, newest first. Only up to it: the next may be committed between two questions.
select at_ms, note, version
  from record_corrections
 where story_id = ?1
   and version <= ?2
 order by at_ms desc, version desc, position desc
