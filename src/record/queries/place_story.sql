-- Where it stands and what it is called by, without a new version.
update record_stories
   set slug = ?2, placed_as = ?3, breaking_until_ms = ?4, origin = coalesce(origin, ?5)
 where id = ?1
