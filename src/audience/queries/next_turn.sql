-- The first statement of a flush: holds back other nodes' flushes until this one is committed.
update audience_turns set turn = turn + 1 where id = 1 returning turn
