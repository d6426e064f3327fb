-- How a story in progress stands with the desk: signed off, held, planned, made public, and how long the last publication
-- can be taken back. One row a story that ever had any of it.
create table desk_states (
    draft_id bigint primary key,
    signed_revision bigint,
    signed_by_id bigint,
    signed_at_ms bigint,
    signed_why text,
    embargo_until_ms bigint,
    publish_at_ms bigint,
    publish_revision bigint,
    publish_by_id bigint,
    publish_by_name text,
    publish_order text,
    missed_at_ms bigint,
    missed_why text,
    unpublish_at_ms bigint,
    public_revision bigint,
    public_version bigint,
    published_at_ms bigint,
    undo_until_ms bigint,
    undo_before text
);
create index desk_states_planned on desk_states (publish_at_ms) where publish_at_ms is not null;
create index desk_states_expiring on desk_states (unpublish_at_ms) where unpublish_at_ms is not null;
create index desk_states_missed on desk_states (missed_at_ms) where missed_at_ms is not null;
create index desk_states_published on desk_states (published_at_ms) where published_at_ms is not null;
