-- What was said in public is added to and never changed: not by a query of ours, nor by a hand in the database's shell.
create function record_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what is on the record in % is never changed or deleted', tg_table_name;
end $$;
create trigger record_versions_stay before update or delete or truncate on record_versions
    for each statement execute function record_refuse_change();
create trigger record_corrections_stay before update or delete or truncate on record_corrections
    for each statement execute function record_refuse_change();
create trigger record_addresses_stay before update or delete or truncate on record_addresses
    for each statement execute function record_refuse_change();
