-- The same bytes may be taken in by two people at once: the first stands.
insert into media_pictures (id, width, height, colour, kept_at_ms)
values (?1, ?2, ?3, ?4, ?5)
on conflict (id) do nothing
