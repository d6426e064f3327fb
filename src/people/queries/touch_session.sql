-- It was used.
update people_sessions set seen_at_ms = ?2 where hash = ?1
