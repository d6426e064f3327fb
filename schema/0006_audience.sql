-- How often stories were read. Story 0 stands for the whole paper. `turn` says in which flush a number changed last, so
-- that other nodes ask only for what is new to them.
create table audience_reads (
    story_id bigint primary key,
    reads bigint not null,
    turn bigint not null
);
create index audience_reads_by_turn on audience_reads (turn);

-- For "most read": by hours since 1970 (UTC), kept for forty days.
create table audience_hours (
    hour bigint not null,
    story_id bigint not null,
    reads bigint not null,
    primary key (hour, story_id)
);

-- For plots: by days since 1970-01-01 (UTC), kept.
create table audience_days (
    story_id bigint not null,
    day bigint not null,
    reads bigint not null,
    primary key (story_id, day)
);

-- One row, which a flush locks first: flushes of several nodes come one after the other, in the order of their turns.
create table audience_turns (
    id bigint primary key check (id = 1),
    turn bigint not null
);
insert into audience_turns (id, turn) values (1, 0);
