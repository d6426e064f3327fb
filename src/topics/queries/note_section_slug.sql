-- Whoever had the word last is who readers look for by it.
insert into topics_section_slugs (slug, section_key) values (?1, ?2)
    on conflict (slug) do update set section_key = excluded.section_key
