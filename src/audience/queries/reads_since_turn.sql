-- What changed since the last look, on whichever node.
select story_id, reads, turn from audience_reads where turn > ?1 order by turn
