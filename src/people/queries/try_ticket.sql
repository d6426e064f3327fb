-- Counted before the code is looked at, so that tries at once are counted too.
update people_tickets set tries = tries + 1 where hash = ?1 and expires_at_ms > ?2 and tries < ?3 returning person
