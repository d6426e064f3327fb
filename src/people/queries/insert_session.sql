-- Somebody signed in.
insert into people_sessions (hash, person, made_at_ms, seen_at_ms) values (?1, ?2, ?3, ?3)
