-- Pictures from before the library kept more than their bytes, some at a time.
select id, credit
  from media_pictures
 where whole = 0
 order by kept_at_ms
 limit ?1
