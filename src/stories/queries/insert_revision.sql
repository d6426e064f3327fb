-- One acknowledged save.
insert into stories_revisions (draft_id, number, person_id, session, kind, based_on, at_ms, run_began_at_ms, collapsed, words,
                               article)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10)
