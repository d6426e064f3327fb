-- What a person has under way, the oldest first.
select token, person_id, name, kind, size_bytes, kept
  from media_uploads
 where person_id = ?1
   and kept = ''
   and begun_at_ms > ?2
 order by begun_at_ms, token
