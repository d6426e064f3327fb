-- Signed off, published: from now on it stands for itself.
update stories_revisions set kind = ?3, collapsed = 0 where draft_id = ?1 and number = ?2
