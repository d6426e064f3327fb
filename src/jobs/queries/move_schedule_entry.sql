-- Moves an entry to its next time if it still stands where it was seen: of several nodes one succeeds.
update jobs_schedule set rhythm = ?4, next_at_ms = ?3 where name = ?1 and next_at_ms = ?2
