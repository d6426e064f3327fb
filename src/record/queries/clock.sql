-- The number of the last commit.
select sequence from record_clock where id = 1
