-- It has been used.
delete from people_tickets where hash = ?1
