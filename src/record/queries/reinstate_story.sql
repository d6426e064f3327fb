-- Public again, as it was. A breaking line that was over with the withdrawal stays over.
update record_stories
   set withdrawn_at_ms = null, withdrawn_reason = null, withdrawn_note = null
 where id = ?1
