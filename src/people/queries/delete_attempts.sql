-- It was the owner.
delete from people_attempts where kind = ?1 and who = ?2
