-- The library's list, newest first, from a place in it on: a walk down one index. Each pattern must be met; an empty one
-- always is.
select p.id, p.width, p.height, p.colour, p.alt, p.caption, p.credit, p.licence, p.licence_until_ms, p.focal_x, p.focal_y,
       p.file_name, p.kept_by, p.kept_at_ms, p.told
  from media_pictures p
 where (p.kept_at_ms, p.id) < (?1, ?2)
   and (?4 = '' or p.folded like ?4 escape '\')
   and (?5 = '' or p.folded like ?5 escape '\')
   and (?6 = '' or p.folded like ?6 escape '\')
   and (?7 = '' or p.folded like ?7 escape '\')
   and (?8 = '' or p.folded like ?8 escape '\')
 order by p.kept_at_ms desc, p.id desc
 limit ?3
