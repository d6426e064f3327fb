-- Who did what, as a chain: each entry's hash is of the one before it and of its own bytes. Added to, never changed.
create table audit_entries (
    number bigint primary key,
    at_ms bigint not null,
    person bigint,
    key text not null,
    subject text not null,
    subject_id bigint not null,
    arguments text not null,
    hash text not null
);
create index audit_entries_by_subject on audit_entries (subject, subject_id, number);
create index audit_entries_by_person on audit_entries (person, number);
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'an audit entry is never changed or deleted';
end $$;
create trigger audit_entries_stay before update or delete or truncate on audit_entries
    for each statement execute function audit_refuse_change();

-- The last entry. Whoever adds one locks this row until the commit, so the chain is one on every node.
create table audit_tip (
    id bigint primary key check (id = 1),
    number bigint not null,
    hash text not null
);
insert into audit_tip (id, number, hash) values (1, 0, '');
