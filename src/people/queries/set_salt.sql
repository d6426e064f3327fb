-- Once, by whoever needs it first.
update people_lock set salt = ?1 where id = 1 and salt = ''
