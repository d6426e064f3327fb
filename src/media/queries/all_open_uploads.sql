-- Whose files must stay.
select token from media_uploads where kept = ''
