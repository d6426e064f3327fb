-- A later save of the same run stands for this one.
update stories_revisions set collapsed = 1 where draft_id = ?1 and number = ?2
