-- Whatever its state: if the lease ran out and somebody else has it by now, it is done all the same.
delete from jobs_queue where id = ?1
