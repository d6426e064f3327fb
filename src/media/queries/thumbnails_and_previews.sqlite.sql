-- What the library's lists show of the pictures of a JSON list: WebP, smallest first.
select r.picture_id, r.width, r.format, r.name
  from json_each(?1) wanted
 cross join media_renditions r
 where r.picture_id = wanted.value
   and r.format in ('thumbnail', 'webp')
 order by r.width
