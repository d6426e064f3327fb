-- First of whatever changes who may do what: the last administrator stays, whoever acts at once.
select id from people_lock where id = 1 for update
