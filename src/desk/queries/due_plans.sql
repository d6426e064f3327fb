-- Plans whose minute has come, the oldest first.
select draft_id from desk_states where publish_at_ms <= ?1 order by publish_at_ms limit 50
