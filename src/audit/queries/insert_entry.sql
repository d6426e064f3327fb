-- Added, never changed (schema/0010).
insert into audit_entries (number, at_ms, person, key, subject, subject_id, arguments, hash)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
