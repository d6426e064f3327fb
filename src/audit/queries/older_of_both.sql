-- What one person did to one story.
select number, at_ms, person, key, subject, subject_id, arguments, hash
  from audit_entries
 where subject = ?3 and subject_id = ?4 and person = ?5 and number < ?1
 order by number desc
 limit ?2
