-- Whether the keyword is known, in whatever spelling.
select id, name, slug from topics_keywords where folded = ?1
