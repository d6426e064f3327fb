-- The job that failed waits again under its own number; if the same was left meanwhile, that one stands for both.
insert into jobs_queue (id, name, payload, folding_key, state, due_at_ms, attempts, why, left_at_ms)
values (?1, ?2, ?3, ?4, 'waiting', ?5, ?6, ?7, ?8)
on conflict (name, folding_key) where state = 'waiting' and folding_key <> ''
do update set due_at_ms = case when excluded.due_at_ms < jobs_queue.due_at_ms then excluded.due_at_ms
                               else jobs_queue.due_at_ms end
