-- This browser has the story open.
insert into stories_presence (draft_id, person_id, session, seen_at_ms) values (?1, ?2, ?3, ?4)
    on conflict (draft_id, person_id, session) do update set seen_at_ms = excluded.seen_at_ms
