-- Sections that the paper has besides those of midad.toml, in the order in which they came: what an import adds.
create table topics_sections (
    id bigint_identity,
    key text not null unique,
    name text not null,
    slug text not null unique,
    in_line bigint not null check (in_line in (0, 1))
);

-- Every word that a section ever had in its address, and whose it was last: it answers for ever. Sections of midad.toml
-- too, so there is no reference.
create table topics_section_slugs (
    slug text primary key,
    section_key text not null
);
