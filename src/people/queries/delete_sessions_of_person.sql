-- Signed out everywhere, disabled, or another password.
delete from people_sessions where person = ?1
