-- Pictures that have one of these bands, a JSON list: a probe of the index for each. Which are near, the caller counts.
select distinct b.picture_id, b.look
  from json_array_elements_text(cast(?1 as json)) wanted (value)
  join media_bands b on b.band = cast(wanted.value as bigint)
 where true
