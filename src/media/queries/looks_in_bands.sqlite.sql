-- Pictures that have one of these bands, a JSON list: a probe of the index for each. Which are near, the caller counts.
select distinct b.picture_id, b.look
  from json_each(?1) wanted
 cross join media_bands b
 where b.band = wanted.value
