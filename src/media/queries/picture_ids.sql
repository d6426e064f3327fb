-- Every picture: its original should be on the shelf.
select id from media_pictures order by id
