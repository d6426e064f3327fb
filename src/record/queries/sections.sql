-- Every section that a story is filed under, those that the paper no longer has too.
select section, count(*) from record_stories where withdrawn_at_ms is null group by section order by section
