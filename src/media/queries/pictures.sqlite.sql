-- Those of a JSON list of ids; the caller puts them in order.
select p.id, p.width, p.height, p.colour, p.alt, p.caption, p.credit, p.licence, p.licence_until_ms, p.focal_x, p.focal_y,
       p.file_name, p.kept_by, p.kept_at_ms, p.told
  from json_each(?1) wanted
 cross join media_pictures p
 where p.id = wanted.value
