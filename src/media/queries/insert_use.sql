-- That it shows a picture; it may show it twice.
insert into media_uses (picture_id, draft_id, story_id, headline)
values (?1, ?2, ?3, ?4)
on conflict (picture_id, draft_id, story_id) do nothing
