-- Those that hold no more, and the first ones once there is an administrator.
delete from people_links
 where expires_at_ms <= ?1
    or (kind = 'first' and exists (select 1 from people_staff where role = 'administrator' and password is not null))
