-- Somebody signed in with this browser.
insert into people_devices (hash, person, made_at_ms) values (?1, ?2, ?3)
