-- The number of one story (0: of the whole paper) and the turn that it is as of.
select reads, turn from audience_reads where story_id = ?1
