-- A headline without a letter has its number for a slug, known only once the row is there.
update record_stories set slug = ?2 where id = ?1
