-- How a story stands.
select signed_revision, signed_by_id, signed_at_ms, signed_why, embargo_until_ms, publish_at_ms, publish_revision,
       publish_by_id, publish_by_name, publish_order, missed_at_ms, missed_why, unpublish_at_ms, public_revision,
       public_version, published_at_ms, undo_until_ms, undo_before, draft_id
  from desk_states
 where draft_id = ?1
