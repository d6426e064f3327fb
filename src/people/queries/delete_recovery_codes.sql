-- With the second factor they belong to.
delete from people_recovery_codes where person = ?1
