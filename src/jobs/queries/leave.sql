-- Leaves a job; one of the same key that waits is brought forward instead. On PostgreSQL that also locks it until this
-- transaction commits: a runner that took it now would not yet see what the transaction changed.
insert into jobs_queue (name, payload, folding_key, state, due_at_ms, attempts, left_at_ms)
values (?1, ?2, ?3, 'waiting', ?4, 0, ?5)
on conflict (name, folding_key) where state = 'waiting' and folding_key <> ''
do update set due_at_ms = case when excluded.due_at_ms < jobs_queue.due_at_ms then excluded.due_at_ms
                               else jobs_queue.due_at_ms end
