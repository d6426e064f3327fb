-- The time of the oldest public story.
select published_at_ms from record_stories where withdrawn_at_ms is null order by published_at_ms, id limit 1
