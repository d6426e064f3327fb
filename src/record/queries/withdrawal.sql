-- What is said in the place of a withdrawn story.
select withdrawn_at_ms, withdrawn_reason, withdrawn_note
  from record_stories
 where id = ?1
   and withdrawn_at_ms is not null
