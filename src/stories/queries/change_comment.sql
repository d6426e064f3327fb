-- Its words, weight and whom it is for; closed or open.
update stories_comments set text = ?2, blocking = ?3, assigned_id = ?4, closed_at_ms = ?5, closed_by_id = ?6 where id = ?1
