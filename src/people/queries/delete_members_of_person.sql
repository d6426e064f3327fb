-- Before the new list of desks is written.
delete from people_members where person = ?1
