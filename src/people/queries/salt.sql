-- What names of people_attempts are hashed with.
select salt from people_lock where id = 1
