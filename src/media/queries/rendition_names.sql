-- Every derivative that should be on the shelf.
select name from media_renditions order by name
