-- An entry's first time. Another node may have been quicker with the same.
insert into jobs_schedule (name, rhythm, next_at_ms) values (?1, ?2, ?3) on conflict (name) do nothing
