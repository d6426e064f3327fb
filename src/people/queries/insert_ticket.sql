-- The password was right; the second factor is awaited.
insert into people_tickets (hash, person, expires_at_ms, tries) values (?1, ?2, ?3, 0)
