-- Where the text that it is about stands now.
update stories_comments set block = ?2, from_at = ?3, to_at = ?4, moved = ?5 where id = ?1
