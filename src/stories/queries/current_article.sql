-- What a story in progress says now.
select r.number, r.person_id, r.article
  from stories_drafts d
  join stories_revisions r on r.draft_id = d.id and r.number = d.revision
 where d.id = ?1
