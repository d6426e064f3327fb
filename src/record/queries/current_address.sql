-- Where the story stands now; older addresses of it hold its number too. A withdrawn story has none: its slug tells what
-- its headline said.
select slug, section
  from record_stories
 where id = ?1
   and withdrawn_at_ms is null
