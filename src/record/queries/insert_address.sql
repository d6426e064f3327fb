-- An address given out; it may have been given before.
insert into record_addresses (story_id, section, slug, given_at_ms) values (?1, ?2, ?3, ?4) on conflict do nothing
