-- The row stays, sealed; every list leaves it out.
update record_stories
   set withdrawn_at_ms = ?2, withdrawn_reason = ?3, withdrawn_note = ?4, breaking_until_ms = null
 where id = ?1
