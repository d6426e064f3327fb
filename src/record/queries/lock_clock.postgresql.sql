-- The first statement of whatever writes to the record: from here to the commit nobody else writes to it, on any node.
select sequence from record_clock where id = 1 for update
