-- Which story it is a translation of; null: of none.
update stories_drafts set translation_of_id = ?2 where id = ?1
