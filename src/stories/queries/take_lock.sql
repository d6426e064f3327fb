-- Takes the place of whoever was there.
insert into stories_locks (draft_id, person_id, session, since_ms, seen_at_ms, taken_from_id, reason)
values (?1, ?2, ?3, ?4, ?4, ?5, ?6)
    on conflict (draft_id) do update set person_id = excluded.person_id, session = excluded.session, since_ms = excluded.since_ms,
                                         seen_at_ms = excluded.seen_at_ms, taken_from_id = excluded.taken_from_id,
                                         reason = excluded.reason
