-- It is asked for no more.
delete from people_second_factors where person = ?1
