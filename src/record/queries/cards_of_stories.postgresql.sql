-- The cards of the numbers in a JSON list, one question for all; the caller puts them in order.
select s.id, s.version, s.language, s.section, s.slug, s.kicker, s.headline, s.standfirst, s.bylines, s.city, s.agency,
       s.picture, s.placed_as, s.published_at_ms, s.updated_at_ms, s.breaking_until_ms, s.corrected_at_ms
  from json_array_elements_text(cast(?1 as json)) wanted (value)
  join record_stories s on s.id = cast(wanted.value as bigint)
 where true
   and s.withdrawn_at_ms is null
