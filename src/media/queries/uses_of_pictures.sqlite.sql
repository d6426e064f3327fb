-- Where the pictures of a JSON list stand: public stories first, newest first.
select u.picture_id, u.draft_id, u.story_id, u.headline
  from json_each(?1) wanted
 cross join media_uses u
 where u.picture_id = wanted.value
 order by u.story_id desc, u.draft_id desc
