-- How many open notes say that it must not go out as it is.
select count(id) from stories_comments where draft_id = ?1 and blocking = 1 and closed_at_ms is null
