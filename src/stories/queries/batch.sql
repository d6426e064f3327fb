-- What was answered to this batch before.
select outcome, revision, based_on, kept, at_ms from stories_batches
 where draft_id = ?1 and person_id = ?2 and session = ?3 and batch = ?4
