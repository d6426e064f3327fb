-- A picture with all its derivatives, so that a page asks once. The library's own thumbnail is not for pages.
select p.width, p.height, p.colour, p.focal_x, p.focal_y, r.width, r.height, r.format, r.name, r.size_bytes
  from media_pictures p
  join media_renditions r on r.picture_id = p.id
 where p.id = ?1
   and r.format <> 'thumbnail'
 order by r.format, r.width
