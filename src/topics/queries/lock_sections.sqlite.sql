-- Two imports that meet a new section at once make one of it. Here the transaction is the only writer already.
select 1
