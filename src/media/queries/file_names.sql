-- Every file to take away that should be on the shelf.
select name from media_files order by name
