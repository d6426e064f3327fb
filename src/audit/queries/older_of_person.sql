-- What one person did.
select number, at_ms, person, key, subject, subject_id, arguments, hash
  from audit_entries
 where person = ?3 and number < ?1
 order by number desc
 limit ?2
