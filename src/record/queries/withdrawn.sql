-- For the desk's list; what was taken back within moments was never said.
select id, headline, withdrawn_at_ms, withdrawn_reason, withdrawn_note
  from record_stories
 where withdrawn_at_ms is not null
   and withdrawn_reason <> 'taken_back'
 order by withdrawn_at_ms desc
 limit ?1
