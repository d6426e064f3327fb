-- Two begun at once by one person are counted one after the other. Readers go on.
lock table media_uploads in share row exclusive mode
