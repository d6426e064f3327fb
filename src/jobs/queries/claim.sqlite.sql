-- The job longest due, or whose lease ran out longest ago. One writer at a time: nobody else can take it meanwhile.
update jobs_queue
   set state = 'leased', due_at_ms = ?2, attempts = attempts + 1
 where id = (select id from jobs_queue where state <> 'failed' and due_at_ms <= ?1 order by due_at_ms, id limit 1)
returning id, name, payload, attempts - 1
