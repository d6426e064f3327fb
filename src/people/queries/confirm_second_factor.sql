-- From now on it is asked for.
update people_second_factors set confirmed = 1, last_step = ?2 where person = ?1 and confirmed = 0
