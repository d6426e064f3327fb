-- An author by the address. Spellings that differ in marks share a slug; the least marked sorts first.
select author_slug, min(name), count(*) from record_bylines where author_slug = ?1 group by author_slug
