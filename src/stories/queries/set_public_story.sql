-- Which public story it is the next version of.
update stories_drafts set public_story_id = ?2 where id = ?1
