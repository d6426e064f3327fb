-- Once in some minutes.
update people_staff set last_seen_ms = ?2 where id = ?1
