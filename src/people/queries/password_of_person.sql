-- What somebody signed in must repeat before a change.
select password from people_staff where id = ?1
