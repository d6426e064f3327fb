-- So that there is a row to lock.
insert into people_attempts (kind, who, failures, until_ms, last_ms) values (?1, ?2, 0, 0, ?3)
on conflict (kind, who) do nothing
