-- What a sign-in is compared with.
select id, password, disabled from people_staff where email_folded = ?1
