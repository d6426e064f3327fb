-- Public stories whose time is up.
select draft_id from desk_states where unpublish_at_ms <= ?1 order by unpublish_at_ms limit 50
