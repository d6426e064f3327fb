-- To another desk; where it stands there is said with it.
update stories_drafts
   set desk_id = ?2, stage = ?3, holder_id = ?4, stage_since_ms = ?5, changed_at_ms = ?5, done_at_ms = null
 where id = ?1
