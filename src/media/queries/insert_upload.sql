-- An upload begins; its file comes with its first bytes.
insert into media_uploads (token, person_id, name, kind, size_bytes, begun_at_ms)
values (?1, ?2, ?3, ?4, ?5, ?6)
