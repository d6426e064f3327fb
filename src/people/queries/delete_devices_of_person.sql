-- Signed out everywhere, disabled, or another password.
delete from people_devices where person = ?1
