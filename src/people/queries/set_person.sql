-- What an administrator may change.
update people_staff set name = ?2, email = ?3, email_folded = ?4, role = ?5, language = ?6, disabled = ?7
 where id = ?1
