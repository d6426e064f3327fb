-- The conflict that this session set aside last, which the next one may stand for.
select number, run_began_at_ms from stories_revisions
 where draft_id = ?1 and kind = 'conflict' and person_id = ?2 and session = ?3 and collapsed = 0 and run_began_at_ms > ?4
 order by number desc limit 1
