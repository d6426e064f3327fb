-- Told once a transaction, after its changes.
update record_clock set sequence = ?1 where id = 1
