-- Places in the list of an author above one, nearest first, below ?3: where the page before begins. Nested for the
-- reason that older_of_author.postgresql.sql gives.
select a.published_at_ms, a.story_id
  from (select story_id, published_at_ms
          from record_bylines
         where author_slug = ?8
           and (published_at_ms, story_id) > (?1, ?2)
           and published_at_ms < ?3
         order by published_at_ms, story_id) a
 cross join lateral (
        select s.id
          from record_stories s
         where s.id = a.story_id
           and (?5 = '' or s.language = ?5)
           and (?6 = '' or s.section = ?6)
           and (cast(?7 as bigint) < 0 or s.placed_as = cast(?7 as bigint))
        offset 0) s
 order by a.published_at_ms, a.story_id
 limit ?4
