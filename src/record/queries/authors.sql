-- Everyone who signs, in the order of slugs; the caller sorts names as the paper does.
select author_slug, min(name), count(*) from record_bylines group by author_slug order by author_slug
