-- What a picture says now, before it is changed. Here the transaction is the only writer already.
select p.id, p.width, p.height, p.colour, p.alt, p.caption, p.credit, p.licence, p.licence_until_ms, p.focal_x, p.focal_y,
       p.file_name, p.kept_by, p.kept_at_ms, p.told
  from media_pictures p
 where p.id = ?1
