-- The name and address of a keyword that another part's row points at.
select id, name, slug from topics_keywords where id = ?1
