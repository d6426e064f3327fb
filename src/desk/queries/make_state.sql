-- So that there is a row to lock.
insert into desk_states (draft_id) values (?1) on conflict (draft_id) do nothing
