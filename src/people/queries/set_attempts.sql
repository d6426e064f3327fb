-- One more, or one given back.
update people_attempts set failures = ?3, until_ms = ?4, last_ms = ?5 where kind = ?1 and who = ?2
