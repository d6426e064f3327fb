-- Those that hold no more.
delete from people_tickets where expires_at_ms <= ?1
