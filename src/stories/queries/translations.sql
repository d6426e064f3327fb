-- The other languages of a story: what was translated from the same one, and that one.
select d.id, d.desk_id, d.stage, d.author_id, d.holder_id, d.language, d.section, d.headline, d.words, d.revision,
       d.public_story_id, d.translation_of_id, d.open_comments, l.person_id, d.due_at_ms, d.stage_since_ms,
       d.created_at_ms, d.changed_at_ms, d.done_at_ms, d.binned_at_ms
  from stories_drafts d
  left join stories_locks l on l.draft_id = d.id and l.seen_at_ms > ?1
 where d.binned_at_ms is null and (d.id = ?2 or d.translation_of_id = ?2)
 order by d.id
