-- Stories in progress. What lists show stands in columns, so that no list reads a text. `revision` is the current one,
-- `last_revision` the last number given: a revision that was only set aside (kind conflict) has a number too.
create table stories_drafts (
    id bigint_identity,
    desk_id bigint not null,
    stage text not null,
    author_id bigint not null,
    holder_id bigint,
    language text not null,
    section text not null,
    headline text not null,
    headline_folded text not null,
    words bigint not null,
    revision bigint not null,
    last_revision bigint not null,
    public_story_id bigint,
    translation_of_id bigint references stories_drafts (id) on delete set null,
    open_comments bigint not null,
    due_at_ms bigint,
    stage_since_ms bigint not null,
    created_at_ms bigint not null,
    changed_at_ms bigint not null,
    done_at_ms bigint,
    binned_at_ms bigint
);
create index stories_drafts_by_desk on stories_drafts (desk_id, changed_at_ms, id)
    where binned_at_ms is null and done_at_ms is null;
create index stories_drafts_by_author on stories_drafts (author_id, changed_at_ms, id)
    where binned_at_ms is null and done_at_ms is null;
create index stories_drafts_by_holder on stories_drafts (holder_id, changed_at_ms, id)
    where binned_at_ms is null and done_at_ms is null;
create index stories_drafts_by_due on stories_drafts (due_at_ms, id)
    where binned_at_ms is null and done_at_ms is null and due_at_ms is not null;
create index stories_drafts_by_change on stories_drafts (changed_at_ms, id) where binned_at_ms is null;
create index stories_drafts_by_public_story on stories_drafts (public_story_id) where public_story_id is not null;
create index stories_drafts_by_translation on stories_drafts (translation_of_id) where translation_of_id is not null;
create index stories_drafts_in_bin on stories_drafts (binned_at_ms, id) where binned_at_ms is not null;

-- Every acknowledged save, whole, in the one JSON form of an article; never changed but for its kind. `collapsed`: an
-- autosave that a later one of the same run stands for. It is in no list, and stays for a while as the base of merges.
create table stories_revisions (
    draft_id bigint not null references stories_drafts (id) on delete cascade,
    number bigint not null,
    person_id bigint not null,
    session text not null,
    kind text not null check (kind in ('autosave', 'kept', 'pasted', 'restored', 'merged', 'published', 'conflict')),
    based_on bigint not null,
    at_ms bigint not null,
    run_began_at_ms bigint not null,
    collapsed bigint not null check (collapsed in (0, 1)),
    words bigint not null,
    article text not null,
    primary key (draft_id, number)
);
create index stories_revisions_collapsed on stories_revisions (draft_id, at_ms) where collapsed = 1;

-- What was answered to a batch, so that the same batch gets the same answer again.
create table stories_batches (
    draft_id bigint not null references stories_drafts (id) on delete cascade,
    person_id bigint not null,
    session text not null,
    batch bigint not null,
    outcome text not null check (outcome in ('saved', 'merged', 'conflict')),
    revision bigint not null,
    based_on bigint not null,
    kept bigint,
    at_ms bigint not null,
    primary key (draft_id, person_id, session, batch)
);
create index stories_batches_by_time on stories_batches (draft_id, at_ms);

-- Who has a story open, by browser session.
create table stories_presence (
    draft_id bigint not null references stories_drafts (id) on delete cascade,
    person_id bigint not null,
    session text not null,
    seen_at_ms bigint not null,
    primary key (draft_id, person_id, session)
);

-- Who is at work on a story. A lock lives as long as its session is seen.
create table stories_locks (
    draft_id bigint primary key references stories_drafts (id) on delete cascade,
    person_id bigint not null,
    session text not null,
    since_ms bigint not null,
    seen_at_ms bigint not null,
    taken_from_id bigint,
    reason text not null
);

-- Notes on a range of the text, which follow it. `block`: its index; -1 the headline, -2 the standfirst. `from_at` and
-- `to_at` count UTF-16 code units of the block's plain text, as browsers do.
create table stories_comments (
    id bigint_identity,
    draft_id bigint not null references stories_drafts (id) on delete cascade,
    person_id bigint not null,
    at_ms bigint not null,
    text text not null,
    blocking bigint not null check (blocking in (0, 1)),
    assigned_id bigint,
    closed_at_ms bigint,
    closed_by_id bigint,
    block bigint not null,
    from_at bigint not null,
    to_at bigint not null,
    quote text not null,
    moved bigint not null check (moved in (0, 1))
);
create index stories_comments_by_draft on stories_comments (draft_id, id);
create table stories_answers (
    id bigint_identity,
    comment_id bigint not null references stories_comments (id) on delete cascade,
    person_id bigint not null,
    at_ms bigint not null,
    text text not null
);
create index stories_answers_by_comment on stories_answers (comment_id, id);
