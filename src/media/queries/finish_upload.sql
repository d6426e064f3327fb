-- What it became, so that whoever lost the last answer gets it again.
update media_uploads set kept = ?2 where token = ?1
