-- No row comes back when the folded form or the slug is taken, by whichever node was quicker.
insert into topics_keywords (folded, name, slug) values (?1, ?2, ?3) on conflict do nothing returning id
