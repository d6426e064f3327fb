-- Adds [[hour, story, reads], …].
insert into audience_hours (hour, story_id, reads)
select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') from json_each(?1) where true
    on conflict (hour, story_id) do update set reads = audience_hours.reads + excluded.reads
