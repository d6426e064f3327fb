-- Versions that were taken back within moments of being published: the rows stay, sealed, and no page shows them or what they
-- said was corrected. A story whose only version was taken back is withdrawn for the reason "taken_back".
create table record_taken_back (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    at_ms bigint not null,
    primary key (story_id, version)
);

-- The desk's list of what was withdrawn.
create index record_stories_withdrawn on record_stories (withdrawn_at_ms) where withdrawn_at_ms is not null;
