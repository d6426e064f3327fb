-- Those that hold no more.
delete from people_sessions where seen_at_ms <= ?1 or made_at_ms <= ?2
