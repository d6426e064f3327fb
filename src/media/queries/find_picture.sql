-- A picture with all its derivatives, so that a page asks once.
select p.width, p.height, p.colour, r.width, r.height, r.format, r.name, r.size_bytes
  from media_pictures p
  join media_renditions r on r.picture_id = p.id
 where p.id = ?1
 order by r.format, r.width
