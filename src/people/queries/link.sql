-- What a link is for, while it holds.
select kind, person from people_links where hash = ?1 and expires_at_ms > ?2
