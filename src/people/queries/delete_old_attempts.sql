-- Nobody is remembered for longer than a day.
delete from people_attempts where last_ms <= ?1 and until_ms <= ?1
