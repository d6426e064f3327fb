-- All that an editor may say of a picture, at once.
update media_pictures
   set alt = ?2, caption = ?3, credit = ?4, licence = ?5, licence_until_ms = ?6, focal_x = ?7, focal_y = ?8, folded = ?9
 where id = ?1
