-- Where the pictures of a JSON list stand: public stories first, newest first.
select u.picture_id, u.draft_id, u.story_id, u.headline
  from json_array_elements_text(cast(?1 as json)) wanted (value)
  join media_uses u on u.picture_id = wanted.value
 where true
 order by u.story_id desc, u.draft_id desc
