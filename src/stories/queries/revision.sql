-- One revision without its text: to see whether the next one goes on from it.
select number, person_id, session, kind, based_on, at_ms, run_began_at_ms, words, collapsed
  from stories_revisions where draft_id = ?1 and number = ?2
