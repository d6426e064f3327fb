-- Whether a key was ever needed.
select count(1) from people_second_factors
