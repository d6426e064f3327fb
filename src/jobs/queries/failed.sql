-- What was given up, newest first.
select id, name, payload, attempts, coalesce(why, ''), left_at_ms
  from jobs_queue
 where state = 'failed'
 order by id desc
 limit ?1
