-- Failed for good; kept for people.
update jobs_queue set state = 'failed', why = ?2 where id = ?1
