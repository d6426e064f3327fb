-- Adds [[story, reads], …] and says what the numbers are now. "where true": SQLite would take "on" for a join's.
insert into audience_reads (story_id, reads, turn)
select json_extract(value, '$[0]'), json_extract(value, '$[1]'), cast(?2 as bigint) from json_each(?1) where true
    on conflict (story_id) do update set reads = audience_reads.reads + excluded.reads, turn = excluded.turn
returning story_id, reads
