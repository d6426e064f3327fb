-- Adds [[day, story, reads], …].
insert into audience_days (day, story_id, reads)
select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') from json_each(?1) where true
    on conflict (story_id, day) do update set reads = audience_days.reads + excluded.reads
