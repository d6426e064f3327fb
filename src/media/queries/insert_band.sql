-- One of the four by which a look is found again.
insert into media_bands (band, picture_id, look)
values (?1, ?2, ?3)
on conflict (band, picture_id) do nothing
