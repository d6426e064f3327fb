-- Adds [[day, story, reads], …].
insert into audience_days (day, story_id, reads)
select cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), cast(value ->> 2 as bigint)
  from json_array_elements(cast(?1 as json)) added (value)
    on conflict (story_id, day) do update set reads = audience_days.reads + excluded.reads
