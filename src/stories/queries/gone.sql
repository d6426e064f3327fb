-- This browser has left the story.
delete from stories_presence where draft_id = ?1 and person_id = ?2 and session = ?3
