-- Only the newest link of somebody holds.
delete from people_links where person = ?1
