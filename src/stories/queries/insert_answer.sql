-- An answer to a note.
insert into stories_answers (comment_id, person_id, at_ms, text) values (?1, ?2, ?3, ?4)
