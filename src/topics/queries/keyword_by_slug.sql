-- The keyword of an address.
select id, name, slug from topics_keywords where slug = ?1
