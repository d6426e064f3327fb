-- One revision with its text.
select number, person_id, session, kind, based_on, at_ms, run_began_at_ms, words, collapsed, article
  from stories_revisions where draft_id = ?1 and number = ?2
