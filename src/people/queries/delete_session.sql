-- Signed out.
delete from people_sessions where hash = ?1
