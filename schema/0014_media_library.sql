-- What the library keeps of a picture besides its bytes. Of pictures that were taken in before: nothing yet; whole = 0
-- says that their thumbnail and their look are still to be made, and what stories say of them still to be read.
alter table media_pictures add column alt text not null default '';
alter table media_pictures add column caption text not null default '';
alter table media_pictures add column credit text not null default '';
alter table media_pictures add column licence text not null default ''
  check (licence in ('', 'own', 'agency', 'free', 'permission', 'public_domain'));
alter table media_pictures add column licence_until_ms bigint;
alter table media_pictures add column focal_x double precision check (focal_x between 0 and 1);
alter table media_pictures add column focal_y double precision check (focal_y between 0 and 1);
alter table media_pictures add column file_name text not null default '';
alter table media_pictures add column kept_by bigint not null default 0;
-- What the file itself says (IPTC, XMP, EXIF), as JSON; '' when it was never read.
alter table media_pictures add column told text not null default '';
-- Alt, caption, credit and file name in their folded form: what words are looked for in.
alter table media_pictures add column folded text not null default '';
-- The 64 bits of a perceptual hash; null when the picture is too plain to have one.
alter table media_pictures add column look bigint;
alter table media_pictures add column whole bigint not null default 0 check (whole in (0, 1));
create index media_pictures_newest on media_pictures (kept_at_ms desc, id desc);
create index media_pictures_unfinished on media_pictures (kept_at_ms) where whole = 0;

-- A look in four parts of 16 bits, each with its place above it (part * 65536 + bits): two looks that differ in few bits
-- agree almost wholly in one of the four.
create table media_bands (
  band bigint not null,
  picture_id text not null references media_pictures (id),
  look bigint not null,
  primary key (band, picture_id)
);

-- Pictures that look the same, found when the later of the two was taken in; both ways.
create table media_alike (
  picture_id text not null references media_pictures (id),
  other_id text not null references media_pictures (id),
  distance bigint not null,
  primary key (picture_id, other_id)
);

-- Where a picture stands: a draft or a public story, whichever is not 0. Told by those who know; a draft may name a
-- picture that nobody keeps, so there is no reference.
create table media_uses (
  picture_id text not null,
  draft_id bigint not null,
  story_id bigint not null,
  headline text not null,
  primary key (picture_id, draft_id, story_id),
  check ((draft_id = 0) <> (story_id = 0))
);
create index media_uses_users on media_uses (draft_id, story_id);

-- Uploads under way; their bytes so far are in a file of the token's name. `kept`: what it became, for a day, so that
-- whoever lost the last answer gets it again.
create table media_uploads (
  token text primary key,
  person_id bigint not null,
  name text not null,
  kind text not null check (kind in ('picture', 'file')),
  size_bytes bigint not null,
  begun_at_ms bigint not null,
  kept text not null default ''
);
create index media_uploads_open on media_uploads (person_id) where kept = '';
create index media_uploads_begun on media_uploads (begun_at_ms);
