-- The sealed secret, whether it is in use, and the last step of time that was taken.
select sealed, confirmed, last_step from people_second_factors where person = ?1
