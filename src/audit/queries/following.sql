-- The chain in its order, a piece at a time: for the export and for the examination.
select number, at_ms, person, key, subject, subject_id, arguments, hash
  from audit_entries
 where number > ?1
 order by number
 limit ?2
