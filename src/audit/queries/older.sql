-- What the list of all shows: newest first.
select number, at_ms, person, key, subject, subject_id, arguments, hash
  from audit_entries
 where number < ?1
 order by number desc
 limit ?2
