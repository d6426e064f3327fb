-- The card of an earlier version again; the time of the last correction is that of the notes that still stand.
update record_stories
   set language = ?2, section = ?3, slug = ?4, kicker = ?5, headline = ?6, standfirst = ?7, bylines = ?8, city = ?9,
       agency = ?10, picture = ?11, placed_as = ?12, updated_at_ms = ?13, breaking_until_ms = ?14,
       corrected_at_ms = ?15, version = ?16
 where id = ?1
