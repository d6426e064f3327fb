-- Adds [[hour, story, reads], …].
insert into audience_hours (hour, story_id, reads)
select cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), cast(value ->> 2 as bigint)
  from json_array_elements(cast(?1 as json)) added (value)
    on conflict (hour, story_id) do update set reads = audience_hours.reads + excluded.reads
