-- The last entry as it is now, and the highest number that there is: the same, unless a hand was in it.
select number, hash, (select coalesce(max(number), 0) from audit_entries) from audit_tip where id = 1
