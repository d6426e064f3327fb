-- Those of a JSON list of ids; the caller puts them in order.
select p.id, p.width, p.height, p.colour, p.alt, p.caption, p.credit, p.licence, p.licence_until_ms, p.focal_x, p.focal_y,
       p.file_name, p.kept_by, p.kept_at_ms, p.told
  from json_array_elements_text(cast(?1 as json)) wanted (value)
  join media_pictures p on p.id = wanted.value
 where true
