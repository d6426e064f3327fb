-- What is said in the place of a withdrawn story. Of one that was taken back nothing is: it was there for moments.
select withdrawn_at_ms, withdrawn_reason, withdrawn_note
  from record_stories
 where id = ?1
   and withdrawn_at_ms is not null
   and withdrawn_reason <> 'taken_back'
