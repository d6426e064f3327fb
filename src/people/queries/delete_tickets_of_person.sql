-- Another password, or disabled.
delete from people_tickets where person = ?1
