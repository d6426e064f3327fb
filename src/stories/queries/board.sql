-- What a desk has in progress, last changed first.
select d.id, d.desk_id, d.stage, d.author_id, d.holder_id, d.language, d.section, d.headline, d.words, d.revision,
       d.public_story_id, d.translation_of_id, d.open_comments, l.person_id, d.due_at_ms, d.stage_since_ms,
       d.created_at_ms, d.changed_at_ms, d.done_at_ms, d.binned_at_ms
  from stories_drafts d
  left join stories_locks l on l.draft_id = d.id and l.seen_at_ms > ?1
 where d.desk_id = ?2 and d.binned_at_ms is null and d.done_at_ms is null
 order by d.changed_at_ms desc, d.id desc
 limit ?3
