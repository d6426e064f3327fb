-- One row, for the one who came first: a code is taken once.
update people_second_factors set last_step = ?2 where person = ?1 and last_step < ?2
