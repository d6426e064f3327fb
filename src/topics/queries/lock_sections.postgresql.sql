-- Two imports that meet a new section at once make one of it. Readers go on.
lock table topics_sections in share row exclusive mode
