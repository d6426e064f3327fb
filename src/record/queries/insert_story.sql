-- Version 1: its slug is empty when the headline leaves none, and becomes the number.
insert into record_stories (origin, language, section, slug, kicker, headline, standfirst, bylines, city, agency, picture,
                            placed_as, published_at_ms, updated_at_ms, breaking_until_ms, corrected_at_ms, version)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, null, 1)
returning id
