-- Where it stands and what it is called by, without a new version.
update record_stories
   set slug = ?2, placing = ?3, breaking_until_ms = ?4, origin = coalesce(origin, ?5)
 where id = ?1
