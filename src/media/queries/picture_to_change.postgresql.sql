-- What a picture says now, before it is changed: two who change it do so one after the other.
select p.id, p.width, p.height, p.colour, p.alt, p.caption, p.credit, p.licence, p.licence_until_ms, p.focal_x, p.focal_y,
       p.file_name, p.kept_by, p.kept_at_ms, p.told
  from media_pictures p
 where p.id = ?1
   for update
