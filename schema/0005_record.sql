-- What the paper has said in public. One row a story here: what lists show of its current version, so that no list reads
-- a text. Rows of withdrawn stories stay, and are in none of the indexes that lists walk.
create table record_stories (
    id bigint_identity,
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
-- The last column is always null here; with it an index answers for itself, and a count never looks at the stories.
create index record_stories_by_time
    on record_stories (published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
create index record_stories_by_section
    on record_stories (section, published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
create index record_stories_by_language
    on record_stories (language, published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
create index record_stories_by_placing
    on record_stories (placed_as, published_at_ms, id, withdrawn_at_ms) where withdrawn_at_ms is null;
create index record_stories_breaking on record_stories (breaking_until_ms)
    where withdrawn_at_ms is null and breaking_until_ms is not null;
create index record_stories_corrected on record_stories (corrected_at_ms, id)
    where withdrawn_at_ms is null and corrected_at_ms is not null;

-- Every version, complete, in the one JSON form of an article. Added, never changed (0007).
create table record_versions (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    article text not null,
    published_at_ms bigint not null,
    primary key (story_id, version)
);

create table record_corrections (
    story_id bigint not null references record_stories (id),
    version bigint not null,
    position bigint not null,
    at_ms bigint not null,
    note text not null,
    primary key (story_id, version, position)
);

-- Every address ever given out. An address holds the story's number, so slugs need not differ between stories.
create table record_addresses (
    story_id bigint not null references record_stories (id),
    section text not null,
    slug text not null,
    given_at_ms bigint not null,
    primary key (story_id, section, slug)
);

-- What lists by keyword and by author walk: rows of current versions that are not withdrawn, with the time to sort by.
create table record_keywords (
    story_id bigint not null references record_stories (id),
    keyword_id bigint not null references topics_keywords (id),
    position bigint not null,
    published_at_ms bigint not null,
    primary key (story_id, keyword_id)
);
create index record_keywords_by_keyword on record_keywords (keyword_id, published_at_ms, story_id);

create table record_bylines (
    story_id bigint not null references record_stories (id),
    author_slug text not null,
    name text not null,
    published_at_ms bigint not null,
    primary key (story_id, author_slug)
);
create index record_bylines_by_author on record_bylines (author_slug, published_at_ms, story_id, name);

-- The order of commits, the same on every node: whoever writes to the record locks the clock's one row first and holds
-- it until the commit, so a number is seen only after all lower ones.
create table record_clock (
    id bigint primary key check (id = 1),
    sequence bigint not null
);
insert into record_clock (id, sequence) values (1, 0);

-- What each commit touched, for caches. The lists are of slugs or keys, parted by line feeds.
create table record_changes (
    sequence bigint primary key,
    story_id bigint not null references record_stories (id),
    kind text not null,
    sections text not null,
    keyword_slugs text not null,
    author_slugs text not null,
    published_at_ms bigint not null,
    at_ms bigint not null
);
