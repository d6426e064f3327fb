-- Places in the list of a keyword above one, nearest first, below ?3: where the page before begins. Nested for the
-- reason that older_of_keyword.postgresql.sql gives.
select k.published_at_ms, k.story_id
  from (select story_id, published_at_ms
          from record_keywords
         where keyword_id = ?9
           and (published_at_ms, story_id) > (?1, ?2)
           and published_at_ms < ?3
         order by published_at_ms, story_id) k
 cross join lateral (
        select s.id
          from record_stories s
         where s.id = k.story_id
           and (?5 = '' or s.language = ?5)
           and (?6 = '' or s.section = ?6)
           and (cast(?7 as bigint) < 0 or s.placed_as = cast(?7 as bigint))
           and (?8 = '' or exists (select 1 from record_bylines b where b.story_id = s.id and b.author_slug = ?8))
        offset 0) s
 order by k.published_at_ms, k.story_id
 limit ?4
