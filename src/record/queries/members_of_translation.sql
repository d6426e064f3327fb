-- What is to be made anew when a language is added: the stories of one, with where they are listed.
select s.id, s.language, s.section, s.published_at_ms
  from record_translations t
  join record_stories s on s.id = t.story_id
 where t.first_id = ?1
   and s.withdrawn_at_ms is null
 order by s.id
