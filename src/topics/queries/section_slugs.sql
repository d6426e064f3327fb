-- A few rows for each section, so all of them at once. In an order, so that two looks can be compared.
select slug, section_key from topics_section_slugs order by slug
