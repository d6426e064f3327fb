-- Whether the newspaper has been taken into hands: once true, true for ever.
select count(1) from people_staff where role = 'administrator' and password is not null
