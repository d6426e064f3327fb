-- The text that stands for one that was let go: the next one that is still there and was current.
select number, person_id, article from stories_revisions
 where draft_id = ?1 and number >= ?2 and kind <> 'conflict'
 order by number
 limit 1
