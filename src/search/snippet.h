#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace midad::search {

/// A stretch of a story as it is written, harakat and tatweel included, and what of it is marked.
struct Snippet {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>>
        marks;                                   // [begin, end) in bytes of text, in order, never overlapping
    bool cut_before = false, cut_after = false;  // there is more of it; the text itself has no …
};

}  // namespace midad::search
