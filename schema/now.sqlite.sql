CREATE TABLE audience_days (
    story_id bigint not null,
    day bigint not null,
    reads bigint not null,
    primary key (story_id, day)
);
CREATE TABLE audience_hours (
    hour bigint not null,
    story_id bigint not null,
    reads bigint not null,
    primary key (hour, story_id)
);
CREATE TABLE audience_reads (
    story_id bigint primary key,
    reads bigint not null,
    turn bigint not null
);
CREATE INDEX audience_reads_by_turn on audience_reads (turn);
CREATE TABLE audience_turns (
    id bigint primary key check (id = 1),
    turn bigint not null
);
CREATE TABLE audit_entries (
    number bigint primary key,
    at_ms bigint not null,
    person bigint,
    key text not null,
    subject text not null,
    subject_id bigint not null,
    arguments text not null,
    hash text not null
);
CREATE INDEX audit_entries_by_person on audit_entries (person, number);
CREATE INDEX audit_entries_by_subject on audit_entries (subject, subject_id, number);
CREATE TRIGGER audit_entries_remain before delete on audit_entries
begin select raise(abort, 'an audit entry is never deleted'); end;
CREATE TRIGGER audit_entries_stay before update on audit_entries
begin select raise(abort, 'an audit entry is never changed'); end;
CREATE TABLE audit_tip (
    id bigint primary key check (id = 1),
    number bigint not null,
    hash text not null
);
CREATE TABLE desk_states (
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
CREATE INDEX desk_states_expiring on desk_states (unpublish_at_ms) where unpublish_at_ms is not null;
CREATE INDEX desk_states_missed on desk_states (missed_at_ms) where missed_at_ms is not null;
CREATE INDEX desk_states_planned on desk_states (publish_at_ms) where publish_at_ms is not null;
CREATE INDEX desk_states_published on desk_states (published_at_ms) where published_at_ms is not null;
CREATE TABLE jobs_queue (
    id integer primary key autoincrement,
    name text not null,
    payload text not null,
    folding_key text not null,
    state text not null check (state in ('waiting', 'leased', 'failed')),
    due_at_ms bigint not null,
    attempts bigint not null,
    why text,
    left_at_ms bigint not null
);
CREATE INDEX jobs_queue_by_due on jobs_queue (due_at_ms, id) where state <> 'failed';
CREATE UNIQUE INDEX jobs_queue_once on jobs_queue (name, folding_key) where state = 'waiting' and folding_key <> '';
CREATE TABLE jobs_schedule (
    name text primary key,
    rhythm text not null,
    next_at_ms bigint not null
);
CREATE TABLE media_alike (
  picture_id text not null references media_pictures (id),
  other_id text not null references media_pictures (id),
  distance bigint not null,
  primary key (picture_id, other_id)
);
CREATE TABLE media_bands (
  band bigint not null,
  picture_id text not null references media_pictures (id),
  look bigint not null,
  primary key (band, picture_id)
);
CREATE TABLE media_files (
  name text primary key,
  size_bytes bigint not null,
  kept_at_ms bigint not null
);
CREATE TABLE media_pictures (
  id text primary key,
  width bigint not null,
  height bigint not null,
  colour text not null,
  kept_at_ms bigint not null
, alt text not null default '', caption text not null default '', credit text not null default '', licence text not null default ''
  check (licence in ('', 'own', 'agency', 'free', 'permission', 'public_domain')), licence_until_ms bigint, focal_x double precision check (focal_x between 0 and 1), focal_y double precision check (focal_y between 0 and 1), file_name text not null default '', kept_by bigint not null default 0, told text not null default '', folded text not null default '', look bigint, whole bigint not null default 0 check (whole in (0, 1)));
CREATE INDEX media_pictures_newest on media_pictures (kept_at_ms desc, id desc);
CREATE INDEX media_pictures_unfinished on media_pictures (kept_at_ms) where whole = 0;
CREATE TABLE media_renditions (
  picture_id text not null references media_pictures (id),
  width bigint not null,
  height bigint not null,
  format text not null,
  name text not null,
  size_bytes bigint not null,
  primary key (picture_id, format, width)
);
CREATE TABLE media_uploads (
  token text primary key,
  person_id bigint not null,
  name text not null,
  kind text not null check (kind in ('picture', 'file')),
  size_bytes bigint not null,
  begun_at_ms bigint not null,
  kept text not null default ''
);
CREATE INDEX media_uploads_begun on media_uploads (begun_at_ms);
CREATE INDEX media_uploads_open on media_uploads (person_id) where kept = '';
CREATE TABLE media_uses (
  picture_id text not null,
  draft_id bigint not null,
  story_id bigint not null,
  headline text not null,
  primary key (picture_id, draft_id, story_id),
  check ((draft_id = 0) <> (story_id = 0))
);
CREATE INDEX media_uses_users on media_uses (draft_id, story_id);
CREATE TABLE people_attempts (
    kind text not null,
    who text not null,
    failures bigint not null,
    until_ms bigint not null,
    last_ms bigint not null,
    primary key (kind, who)
);
CREATE TABLE people_desks (
    id integer primary key autoincrement,
    name text not null,
    section text,
    stages text not null,
    two_persons bigint not null check (two_persons in (0, 1)),
    disabled bigint not null check (disabled in (0, 1))
);
CREATE TABLE people_devices (
    hash text primary key,
    person bigint not null references people_staff (id),
    made_at_ms bigint not null
);
CREATE TABLE people_links (
    hash text primary key,
    kind text not null,
    person bigint references people_staff (id),
    expires_at_ms bigint not null
);
CREATE TABLE people_lock (
    id bigint primary key check (id = 1),
    salt text not null
);
CREATE TABLE people_members (
    person bigint not null references people_staff (id),
    desk bigint not null references people_desks (id),
    primary key (person, desk)
);
CREATE TABLE people_recovery_codes (
    person bigint not null references people_staff (id),
    hash text not null,
    primary key (person, hash)
);
CREATE TABLE people_second_factors (
    person bigint primary key references people_staff (id),
    sealed blob not null,
    confirmed bigint not null check (confirmed in (0, 1)),
    last_step bigint not null
);
CREATE TABLE people_sessions (
    hash text primary key,
    person bigint not null references people_staff (id),
    made_at_ms bigint not null,
    seen_at_ms bigint not null
);
CREATE INDEX people_sessions_by_person on people_sessions (person);
CREATE TABLE people_staff (
    id integer primary key autoincrement,
    name text not null,
    email text not null,
    email_folded text not null unique,
    role text not null,
    language text not null,
    password text,
    disabled bigint not null check (disabled in (0, 1)),
    last_seen_ms bigint
);
CREATE TABLE people_tickets (
    hash text primary key,
    person bigint not null references people_staff (id),
    expires_at_ms bigint not null,
    tries bigint not null
);
CREATE TABLE record_addresses (
    story_id bigint not null references record_stories (id),
    section text not null,
    slug text not null,
    given_at_ms bigint not null,
    primary key (story_id, section, slug)
);
CREATE TRIGGER record_addresses_remain before delete on record_addresses
begin select raise(abort, 'an address on the record is never deleted'); end;
CREATE TRIGGER record_addresses_stay before update on record_addresses
begin select raise(abort, 'an address on the record is never changed'); end;
CREATE TABLE record_bylines (
    story_id bigint not null references record_stories (id),
    author_slug text not null,
    name text not null,
    published_at_ms bigint not null,
    primary key (story_id, author_slug)
);
CREATE INDEX record_bylines_by_author on record_bylines (author_slug, published_at_ms, story_id, name);
CREATE TABLE record_changes (
    sequence bigint primary key,
    story_id bigint not null references record_stories (id),
    kind text not null,
    sections text not null,
    keyword_slugs text not null,
    author_slugs text not null,
    published_at_ms bigint not null,
    at_ms bigint not null
);
CREATE TABLE record_clock (
    id bigint primary key check (id = 1),
    sequence bigint not null
);
CREATE TABLE record_corrections (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    position bigint not null,
    at_ms bigint not null,
    note text not null,
    primary key (story_id, version, position)
);
CREATE TRIGGER record_corrections_remain before delete on record_corrections
begin select raise(abort, 'a correction on the record is never deleted'); end;
CREATE TRIGGER record_corrections_stay before update on record_corrections
begin select raise(abort, 'a correction on the record is never changed'); end;
CREATE TABLE record_keywords (
    story_id bigint not null references record_stories (id),
    keyword_id bigint not null references topics_keywords (id),
    position bigint not null,
    published_at_ms bigint not null,
    primary key (story_id, keyword_id)
);
CREATE INDEX record_keywords_by_keyword on record_keywords (keyword_id, published_at_ms, story_id);
CREATE TABLE record_stories (
    id integer primary key autoincrement,
    origin text unique,
    language text not null,
    section text not null,
    slug text not null,
    kicker text not null,
    headline text not null,
    standfirst text not null,
    bylines text not null,
    city text not null,
    agency text not null,
    picture text,
    placed_as bigint not null,
    published_at_ms bigint not null,
    updated_at_ms bigint not null,
    breaking_until_ms bigint,
    corrected_at_ms bigint,
    version bigint not null,
    withdrawn_at_ms bigint,
    withdrawn_reason text,
    withdrawn_note text
);
CREATE INDEX record_stories_breaking on record_stories (breaking_until_ms)
    where withdrawn_at_ms is null and breaking_until_ms is not null;
CREATE INDEX record_stories_by_language
    on record_stories (language, published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
CREATE INDEX record_stories_by_placing
    on record_stories (placed_as, published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
CREATE INDEX record_stories_by_section
    on record_stories (section, published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
CREATE INDEX record_stories_by_time
    on record_stories (published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
CREATE INDEX record_stories_corrected on record_stories (corrected_at_ms, id)
    where withdrawn_at_ms is null and corrected_at_ms is not null;
CREATE INDEX record_stories_withdrawn on record_stories (withdrawn_at_ms) where withdrawn_at_ms is not null;
CREATE TABLE record_taken_back (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    at_ms bigint not null,
    primary key (story_id, version)
);
CREATE TABLE record_translations (
    story_id bigint primary key references record_stories (id),
    first_id bigint not null references record_stories (id)
);
CREATE INDEX record_translations_by_first on record_translations (first_id, story_id);
CREATE TABLE record_versions (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    article text not null,
    published_at_ms bigint not null,
    primary key (story_id, version)
);
CREATE TRIGGER record_versions_remain before delete on record_versions
begin select raise(abort, 'a version on the record is never deleted'); end;
CREATE TRIGGER record_versions_stay before update on record_versions
begin select raise(abort, 'a version on the record is never changed'); end;
CREATE TABLE schema_version (number bigint primary key, name text not null, applied_at_ms bigint not null);
CREATE TABLE stories_answers (
    id integer primary key autoincrement,
    comment_id bigint not null references stories_comments (id) on delete cascade,
    person_id bigint not null,
    at_ms bigint not null,
    text text not null
);
CREATE INDEX stories_answers_by_comment on stories_answers (comment_id, id);
CREATE TABLE stories_batches (
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
CREATE INDEX stories_batches_by_time on stories_batches (draft_id, at_ms);
CREATE TABLE stories_comments (
    id integer primary key autoincrement,
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
CREATE INDEX stories_comments_by_draft on stories_comments (draft_id, id);
CREATE TABLE stories_drafts (
    id integer primary key autoincrement,
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
CREATE INDEX stories_drafts_by_author on stories_drafts (author_id, changed_at_ms, id)
    where binned_at_ms is null and done_at_ms is null;
CREATE INDEX stories_drafts_by_change on stories_drafts (changed_at_ms, id) where binned_at_ms is null;
CREATE INDEX stories_drafts_by_desk on stories_drafts (desk_id, changed_at_ms, id)
    where binned_at_ms is null and done_at_ms is null;
CREATE INDEX stories_drafts_by_due on stories_drafts (due_at_ms, id)
    where binned_at_ms is null and done_at_ms is null and due_at_ms is not null;
CREATE INDEX stories_drafts_by_holder on stories_drafts (holder_id, changed_at_ms, id)
    where binned_at_ms is null and done_at_ms is null;
CREATE INDEX stories_drafts_by_public_story on stories_drafts (public_story_id) where public_story_id is not null;
CREATE INDEX stories_drafts_by_translation on stories_drafts (translation_of_id) where translation_of_id is not null;
CREATE INDEX stories_drafts_in_bin on stories_drafts (binned_at_ms, id) where binned_at_ms is not null;
CREATE TABLE stories_locks (
    draft_id bigint primary key references stories_drafts (id) on delete cascade,
    person_id bigint not null,
    session text not null,
    since_ms bigint not null,
    seen_at_ms bigint not null,
    taken_from_id bigint,
    reason text not null
);
CREATE TABLE stories_presence (
    draft_id bigint not null references stories_drafts (id) on delete cascade,
    person_id bigint not null,
    session text not null,
    seen_at_ms bigint not null,
    primary key (draft_id, person_id, session)
);
CREATE TABLE stories_revisions (
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
CREATE INDEX stories_revisions_collapsed on stories_revisions (draft_id, at_ms) where collapsed = 1;
CREATE TABLE topics_keywords (
    id integer primary key autoincrement,
    folded text not null unique,
    name text not null,
    slug text not null unique
);
CREATE TABLE topics_section_slugs (
    slug text primary key,
    section_key text not null
);
CREATE TABLE topics_sections (
    id integer primary key autoincrement,
    key text not null unique,
    name text not null,
    slug text not null unique,
    in_line bigint not null check (in_line in (0, 1))
);
