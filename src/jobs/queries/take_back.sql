-- Out of the table, to be put back waiting: an update would break the rule that one key waits once when the same has been
-- left again meanwhile.
delete from jobs_queue
 where id = ?1 and state = 'leased'
returning name, payload, folding_key, attempts, left_at_ms
