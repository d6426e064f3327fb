-- One derivative of a picture.
insert into media_renditions (picture_id, width, height, format, name, size_bytes)
values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (picture_id, format, width) do nothing
