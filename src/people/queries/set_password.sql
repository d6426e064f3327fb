-- A password of their own, hashed.
update people_staff set password = ?2 where id = ?1
