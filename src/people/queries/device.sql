-- Whose browser it is.
select person from people_devices where hash = ?1 and made_at_ms > ?2
