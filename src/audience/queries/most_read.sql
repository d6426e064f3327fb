-- By hours after ?1; of two with the same number the later story comes first.
select story_id, cast(sum(reads) as bigint)
  from audience_hours
 where hour > ?1
 group by story_id
 order by 2 desc, story_id desc
 limit ?2
