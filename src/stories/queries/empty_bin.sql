-- What has lain in the bin for too long goes for good, with all that belongs to it.
delete from stories_drafts where binned_at_ms is not null and binned_at_ms < ?1
