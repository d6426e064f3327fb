-- When an entry is next due, and in which rhythm that was reckoned.
select rhythm, next_at_ms from jobs_schedule where name = ?1
