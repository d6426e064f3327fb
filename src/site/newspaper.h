#pragma once

#include "base/clock.h"
#include "record/masthead.h"
#include "topics/sections.h"

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
