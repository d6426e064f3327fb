-- One row, once.
delete from people_recovery_codes where person = ?1 and hash = ?2
