-- How much waits, runs and has failed. Counted with case, which both engines know.
select count(case when state = 'waiting' then 1 end),
       count(case when state = 'leased' then 1 end),
       count(case when state = 'failed' then 1 end),
       min(case when state = 'waiting' then due_at_ms end)
  from jobs_queue
