-- The last flush that was committed, on any node.
select turn from audience_turns where id = 1
