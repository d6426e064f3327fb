-- Somebody keeps what was saved by itself: from now on it stands for itself.
update stories_revisions set kind = ?3, collapsed = 0 where draft_id = ?1 and number = ?2 and kind = 'autosave'
