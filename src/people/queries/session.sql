-- Whose session it is, while it holds.
select person, seen_at_ms from people_sessions where hash = ?1 and seen_at_ms > ?2 and made_at_ms > ?3
