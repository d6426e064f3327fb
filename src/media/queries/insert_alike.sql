-- Two that look the same, one way; the caller says it the other way too.
insert into media_alike (picture_id, other_id, distance)
values (?1, ?2, ?3)
on conflict (picture_id, other_id) do nothing
