-- Those who can sign in and let others in: never none, once there was one.
select count(1) from people_staff where role = 'administrator' and disabled = 0 and password is not null
