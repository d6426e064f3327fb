-- The whole row: it was locked and read before.
update desk_states
   set signed_revision = ?2, signed_by_id = ?3, signed_at_ms = ?4, signed_why = ?5,
       embargo_until_ms = ?6, publish_at_ms = ?7, publish_revision = ?8, publish_by_id = ?9,
       publish_by_name = ?10, publish_order = ?11, missed_at_ms = ?12, missed_why = ?13,
       unpublish_at_ms = ?14, public_revision = ?15, public_version = ?16, published_at_ms = ?17,
       undo_until_ms = ?18, undo_before = ?19
 where draft_id = ?1
