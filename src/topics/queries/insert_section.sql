-- Only under lock_sections, by which it is known that neither key nor slug is taken.
insert into topics_sections (key, name, slug, in_line) values (?1, ?2, ?3, ?4)
