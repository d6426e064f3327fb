-- One row, for the one who came first.
delete from people_links where hash = ?1 and expires_at_ms > ?2
