-- What looks like the pictures of a JSON list, the nearest first.
select a.picture_id, a.other_id
  from json_array_elements_text(cast(?1 as json)) wanted (value)
  join media_alike a on a.picture_id = wanted.value
 where true
 order by a.distance, a.other_id
