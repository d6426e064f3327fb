-- The entry that was just added is the last one.
update audit_tip set number = ?1, hash = ?2 where id = 1
