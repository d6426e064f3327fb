#pragma once

#include <memory>

#include "base/clock.h"
#include "record/masthead.h"
#include "topics/sections_in_force.h"

namespace midad::record {
class Record;
}
namespace midad::audience {
class Counts;
}
namespace midad::media {
class Library;
}
namespace midad::text {
class Messages;
}
namespace midad::search {
class Search;
}

namespace midad::site {

class Themes;

/// Everything that the readers' site is handed. All of it must outlive the site; none of it can name a draft.
struct Newspaper {
    const record::Record& record;
    const topics::SectionsInForce& sections;
    const record::Masthead& masthead;
    audience::Counts& counts;
    media::Library& library;
    const Clock& clock;
    Themes& themes;
    const text::Messages& messages;
    const search::Search& search;
};

/// The newspaper as one request sees it: a section that is added meanwhile is for the next one.
struct Edition {
    explicit Edition(const Newspaper& paper)
        : held{paper.sections.now()},
          record{paper.record},
          sections{*held},
          masthead{paper.masthead},
          counts{paper.counts},
          library{paper.library},
          clock{paper.clock},
          themes{paper.themes},
          messages{paper.messages},
          search{paper.search} {}

    std::shared_ptr<const topics::Sections> held;
    const record::Record& record;
    const topics::Sections& sections;
    const record::Masthead& masthead;
    audience::Counts& counts;
    media::Library& library;
    const Clock& clock;
    Themes& themes;
    const text::Messages& messages;
    const search::Search& search;
};

}  // namespace midad::site
