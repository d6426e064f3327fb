-- Held until the commit: tries at once are counted one after the other.
select failures, until_ms, last_ms from people_attempts where kind = ?1 and who = ?2 for update
