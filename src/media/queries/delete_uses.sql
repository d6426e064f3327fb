-- What a draft or a story showed until now.
delete from media_uses
 where draft_id = ?1
   and story_id = ?2
