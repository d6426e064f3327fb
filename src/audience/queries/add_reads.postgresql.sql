-- Adds [[story, reads], …] and says what the numbers are now.
insert into audience_reads (story_id, reads, turn)
select cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), cast(?2 as bigint) from json_array_elements(cast(?1 as json)) added (value)
    on conflict (story_id) do update set reads = audience_reads.reads + excluded.reads, turn = excluded.turn
returning story_id, reads
