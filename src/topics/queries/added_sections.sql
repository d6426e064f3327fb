-- In the order in which they came, on every node.
select key, name, slug, in_line from topics_sections order by id
