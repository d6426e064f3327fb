-- After a new password: all but the one that set it.
delete from people_sessions where person = ?1 and hash <> ?2
