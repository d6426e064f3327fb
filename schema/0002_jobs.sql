-- Work that waits. `due_at_ms` is when it may be claimed; once it is leased, when the lease is over and it may be claimed
-- again. A job that has failed for good stays for people to see.
create table jobs_queue (
    id bigint_identity,
    name text not null,
    payload text not null,
    folding_key text not null,
    state text not null check (state in ('waiting', 'leased', 'failed')),
    due_at_ms bigint not null,
    attempts bigint not null,
    why text,
    left_at_ms bigint not null
);
create index jobs_queue_by_due on jobs_queue (due_at_ms, id) where state <> 'failed';
-- Only of what still waits: while a job runs, the same may be left again, since it may have looked already.
create unique index jobs_queue_once on jobs_queue (name, folding_key) where state = 'waiting' and folding_key <> '';

-- What is done again and again, and when next. Of several nodes the one that moves `next_at_ms` leaves the job.
create table jobs_schedule (
    name text primary key,
    rhythm text not null,
    next_at_ms bigint not null
);
