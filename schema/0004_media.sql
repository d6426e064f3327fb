-- Pictures and files that the paper keeps, by the SHA-256 of what was taken in, and what was made of them.
create table media_pictures (
  id text primary key,
  width bigint not null,
  height bigint not null,
  colour text not null,
  kept_at_ms bigint not null
);
create table media_renditions (
  picture_id text not null references media_pictures (id),
  width bigint not null,
  height bigint not null,
  format text not null,
  name text not null,
  size_bytes bigint not null,
  primary key (picture_id, format, width)
);
create table media_files (
  name text primary key,
  size_bytes bigint not null,
  kept_at_ms bigint not null
);
