-- What a list of revisions shows, newest first.
select number, person_id, session, kind, based_on, at_ms, run_began_at_ms, words, collapsed
  from stories_revisions
 where draft_id = ?1 and collapsed = 0 and number < ?2
 order by number desc limit ?3
