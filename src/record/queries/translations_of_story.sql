-- The story in other languages, and itself; nothing when it stands alone.
select together.story_id
  from record_translations own
  join record_translations together on together.first_id = own.first_id
 where own.story_id = ?1
 order by together.story_id
