-- Whether there is anything to claim, asked before the write lock is taken for it.
select id
  from jobs_queue
 where state <> 'failed' and due_at_ms <= ?1
 order by due_at_ms, id
 limit 1
