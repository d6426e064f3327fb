-- The job longest due, or whose lease ran out longest ago; those that another transaction holds are passed over.
update jobs_queue
   set state = 'leased', due_at_ms = ?2, attempts = attempts + 1
 where id = (select id from jobs_queue where state <> 'failed' and due_at_ms <= ?1 order by due_at_ms, id limit 1
             for update skip locked)
returning id, name, payload, attempts - 1
