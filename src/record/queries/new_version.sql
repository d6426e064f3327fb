-- The card of a new version. Version 1's time stays; so does the time of the last correction when there is no newer.
update record_stories
   set language = ?2, section = ?3, slug = ?4, kicker = ?5, headline = ?6, standfirst = ?7, bylines = ?8, city = ?9,
       agency = ?10, picture = ?11, placed_as = ?12, updated_at_ms = ?13, breaking_until_ms = ?14,
       corrected_at_ms = coalesce(?15, corrected_at_ms), version = ?16, origin = coalesce(origin, ?17)
 where id = ?1
