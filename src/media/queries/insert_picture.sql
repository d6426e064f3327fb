-- The same bytes may be taken in by two people at once: the first stands.
insert into media_pictures (id, width, height, colour, kept_at_ms, kept_by, file_name, credit, caption, folded, told, look, whole)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1)
on conflict (id) do nothing
