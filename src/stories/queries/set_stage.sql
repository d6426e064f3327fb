-- To another stage, or to somebody else at the same one; only a new stage begins the waiting anew.
update stories_drafts
   set stage_since_ms = case when stage = ?2 then stage_since_ms else ?4 end, stage = ?2, holder_id = ?3, changed_at_ms = ?4,
       done_at_ms = null
 where id = ?1
