-- Stories that share keywords, most shared first. Of each keyword only the newest 200 are looked at, so the cost does not
-- grow with the archive; of a story's keywords the first eight (0 where there are fewer).
select story_id
  from (
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?1
            order by published_at_ms desc, story_id desc limit 200) k1
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?2
            order by published_at_ms desc, story_id desc limit 200) k2
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?3
            order by published_at_ms desc, story_id desc limit 200) k3
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?4
            order by published_at_ms desc, story_id desc limit 200) k4
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?5
            order by published_at_ms desc, story_id desc limit 200) k5
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?6
            order by published_at_ms desc, story_id desc limit 200) k6
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?7
            order by published_at_ms desc, story_id desc limit 200) k7
        union all
        select story_id, published_at_ms from (select story_id, published_at_ms from record_keywords where keyword_id = ?8
            order by published_at_ms desc, story_id desc limit 200) k8
       ) shared
 where story_id <> ?9
 group by story_id, published_at_ms
 order by count(*) desc, published_at_ms desc, story_id desc
 limit ?10
