-- Its look is known and its thumbnail made; what the file says fills nothing that is filled already.
update media_pictures
   set whole = 1, look = ?2, told = ?3
 where id = ?1
