-- Plans that were not carried out at their minute, the latest first.
select draft_id from desk_states where missed_at_ms is not null order by missed_at_ms desc limit ?1
