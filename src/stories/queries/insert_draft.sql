-- A new story in progress; its first revision is written beside it.
insert into stories_drafts (desk_id, stage, author_id, holder_id, language, section, headline, headline_folded, words,
                            revision, last_revision, public_story_id, translation_of_id, open_comments, due_at_ms,
                            stage_since_ms, created_at_ms, changed_at_ms)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, 1, ?10, ?11, 0, ?12, ?13, ?13, ?13)
returning id
