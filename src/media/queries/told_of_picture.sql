-- What the picture's file says of itself, as it was read when it was taken in.
select told from media_pictures where id = ?1
