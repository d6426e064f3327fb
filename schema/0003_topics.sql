-- What stories are about. `folded` is text::folded of the name: two spellings with one folded form are one keyword, and
-- the first spelling stays. The slug is the keyword's address for ever.
create table topics_keywords (
    id bigint_identity,
    folded text not null unique,
    name text not null,
    slug text not null unique
);
