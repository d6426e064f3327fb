-- Those that were not signed in with for long.
delete from people_devices where made_at_ms <= ?1
