-- A file to take away; the same bytes are one file.
insert into media_files (name, size_bytes, kept_at_ms)
values (?1, ?2, ?3)
on conflict (name) do nothing
