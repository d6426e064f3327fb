-- Who works here, at which desks, and how they come in. Tokens, codes and passwords are kept as hashes only.
create table people_staff (
    id bigint_identity,
    name text not null,
    email text not null,
    email_folded text not null unique,
    role text not null,
    language text not null,
    password text,
    disabled bigint not null check (disabled in (0, 1)),
    last_seen_ms bigint
);

create table people_desks (
    id bigint_identity,
    name text not null,
    section text,
    stages text not null,
    two_persons bigint not null check (two_persons in (0, 1)),
    disabled bigint not null check (disabled in (0, 1))
);
create table people_members (
    person bigint not null references people_staff (id),
    desk bigint not null references people_desks (id),
    primary key (person, desk)
);

-- Links that are used once. The first one is nobody's: it makes the first administrator.
create table people_links (
    hash text primary key,
    kind text not null,
    person bigint references people_staff (id),
    expires_at_ms bigint not null
);

create table people_sessions (
    hash text primary key,
    person bigint not null references people_staff (id),
    made_at_ms bigint not null,
    seen_at_ms bigint not null
);
create index people_sessions_by_person on people_sessions (person);

-- Between the password and the second factor.
create table people_tickets (
    hash text primary key,
    person bigint not null references people_staff (id),
    expires_at_ms bigint not null,
    tries bigint not null
);

-- The secret is sealed with the newspaper's key, which is not in here. Each step of time is taken once.
create table people_second_factors (
    person bigint primary key references people_staff (id),
    sealed blob_type not null,
    confirmed bigint not null check (confirmed in (0, 1)),
    last_step bigint not null
);
create table people_recovery_codes (
    person bigint not null references people_staff (id),
    hash text not null,
    primary key (person, hash)
);

-- Browsers that somebody signed in with: guessing elsewhere does not keep the owner out there.
create table people_devices (
    hash text primary key,
    person bigint not null references people_staff (id),
    made_at_ms bigint not null
);

-- How often signing in has failed lately; who, as a hash with the salt. Forgotten after a day.
create table people_attempts (
    kind text not null,
    who text not null,
    failures bigint not null,
    until_ms bigint not null,
    last_ms bigint not null,
    primary key (kind, who)
);

-- One row: held by whoever changes who may do what, and the salt of people_attempts.
create table people_lock (
    id bigint primary key check (id = 1),
    salt text not null
);
insert into people_lock (id, salt) values (1, '');
