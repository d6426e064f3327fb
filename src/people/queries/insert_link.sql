-- A link to be used once.
insert into people_links (hash, kind, person, expires_at_ms) values (?1, ?2, ?3, ?4)
