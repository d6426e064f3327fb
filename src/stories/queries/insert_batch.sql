-- What is answered to a batch.
insert into stories_batches (draft_id, person_id, session, batch, outcome, revision, based_on, kept, at_ms)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
