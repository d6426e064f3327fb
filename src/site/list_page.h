#pragma once

#include <string>

#include "site/frame.h"
#include "site/page.h"

namespace midad::site {

/// A page that lists stories, newest first, in pages that stay where they are while stories arrive.
struct StoryList {
    record::Choice choice;
    std::string list;  // what it is called in Shown: "section:energy"
    std::string path;  // of the full form, decoded
    std::string name;
    std::string above, below;  // lines over and under the name
    Heading heading;           // title, canonical and neighbours are filled in here
    bool leads = true;         // the first story of the first page stands large
    /// Where the pager leads at the list's ends, instead of nowhere: the day before and after.
    struct End {
        std::string path, name;
    };
    End newer_end, older_end;
};

Page story_list(const Visit& visit, StoryList list);

/// Stories on a page: as many as a thumb likes to scroll by.
inline constexpr std::size_t stories_on_a_page = 20;

}  // namespace midad::site
