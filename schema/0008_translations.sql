-- Stories that are one story in several languages: all of them have the number of the first that was translated.
create table record_translations (
    story_id bigint primary key references record_stories (id),
    first_id bigint not null references record_stories (id)
);
create index record_translations_by_first on record_translations (first_id, story_id);
