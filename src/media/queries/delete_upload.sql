-- Given up, or refused.
delete from media_uploads where token = ?1
