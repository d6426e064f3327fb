-- All that is public, in pieces, for whoever reads the whole record: by the primary key.
select id
  from record_stories
 where id > ?1
   and withdrawn_at_ms is null
 order by id
 limit ?2
