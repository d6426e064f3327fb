-- What lists show of the current revision.
update stories_drafts
   set language = ?2, section = ?3, headline = ?4, headline_folded = ?5, words = ?6, revision = ?7, last_revision = ?7,
       changed_at_ms = ?8
 where id = ?1
