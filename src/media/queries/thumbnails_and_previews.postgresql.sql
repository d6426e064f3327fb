-- What the library's lists show of the pictures of a JSON list: WebP, smallest first.
select r.picture_id, r.width, r.format, r.name
  from json_array_elements_text(cast(?1 as json)) wanted (value)
  join media_renditions r on r.picture_id = wanted.value
 where r.format in ('thumbnail', 'webp')
 order by r.width
