-- Two begun at once by one person are counted one after the other. Here the transaction is the only writer already.
select 1
