-- A day is over: those that were never finished, and those whose answer nobody asks for any more.
delete from media_uploads where begun_at_ms <= ?1
