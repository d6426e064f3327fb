#pragma once

#include "desk/publishing.h"
#include "desk/state.h"
#include "desk/writing.h"
#include "people/people.h"
#include "programs/newsroom.h"
#include "stories/comments.h"
#include "stories/drafts.h"
#include "stories/presence.h"
#include "stories/revisions.h"

namespace midad::programs {

/// What editors work with, put together over one newsroom, which must outlive it. Neither copied nor moved.
struct Editing {
    Editing(Newsroom& newsroom, people::People& people)
        : drafts{*newsroom.database, newsroom.clock},
          revisions{*newsroom.database, newsroom.clock},
          comments{*newsroom.database, newsroom.clock},
          presence{*newsroom.database, newsroom.clock},
          with{*newsroom.database,
               newsroom.clock,
               newsroom.settings.masthead.house,
               drafts,
               revisions,
               comments,
               people.desks,
               newsroom.catalogue,
               newsroom.record,
               newsroom.audit},
          publishing{with},
          writing{with, presence},
          states{*newsroom.database} {}
    Editing(const Editing&) = delete;
    Editing& operator=(const Editing&) = delete;

    stories::Drafts drafts;
    stories::Revisions revisions;
    stories::Comments comments;
    stories::Presence presence;
    desk::Newsroom with;
    desk::Publishing publishing;
    desk::Writing writing;
    desk::States states;
};

}  // namespace midad::programs
