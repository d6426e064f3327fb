-- Versions that were taken back within moments of being published: the rows stay, sealed, and no page shows them or what they
-- said was corrected. A story whose only version was taken back is withdrawn for the reason "taken_back".
create table record_taken_back (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    at_ms bigint not null,
    primary key (story_id, version)
);
