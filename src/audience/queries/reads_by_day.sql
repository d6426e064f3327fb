-- The days of a story's life on which somebody read it (0: of the whole paper's).
select day, reads from audience_days where story_id = ?1 order by day
