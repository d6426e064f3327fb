-- Made public last, the newest first.
select draft_id from desk_states where published_at_ms is not null order by published_at_ms desc limit ?1
