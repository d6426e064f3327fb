-- What looks like the pictures of a JSON list, the nearest first.
select a.picture_id, a.other_id
  from json_each(?1) wanted
 cross join media_alike a
 where a.picture_id = wanted.value
 order by a.distance, a.other_id
