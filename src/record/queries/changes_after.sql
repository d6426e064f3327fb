-- In order of commit.
select sequence, story_id, kind, sections, keyword_slugs, author_slugs, published_at_ms
  from record_changes
 where sequence > ?1
 order by sequence
 limit ?2
