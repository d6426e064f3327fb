-- A number was given to a revision that is not the current one.
update stories_drafts set last_revision = ?2 where id = ?1
