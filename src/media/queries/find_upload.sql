-- An upload is nobody's but the person's who began it.
select token, person_id, name, kind, size_bytes, kept
  from media_uploads
 where token = ?1
   and person_id = ?2
   and begun_at_ms > ?3
