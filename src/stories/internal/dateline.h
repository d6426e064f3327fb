#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "article/article.h"

namespace midad::stories::internal {

/// A dateline at the beginning of a line, and how many bytes it takes with what parts it from the text.
struct FoundDateline {
    article::Dateline dateline;
    std::size_t bytes;
    bool whole_line;
};
/// «موسكو – (وكالات)», «دمشق – سانا», «بيروت (رويترز) –», «القاهرة/ أ ش أ/», «سانا – دمشق», «واشنطن، 8 أيار (رويترز)
/// –»; a city alone where a dash follows and it is one that the world's news comes from.
std::optional<FoundDateline> dateline_of(std::string_view line);

/// Whether that is how an agency is called: «أ ف ب», «وكالات», «سانا».
bool is_agency(std::string_view name);
/// Whether news is dated from there often enough for us to know it.
bool is_city(std::string_view name);

}  // namespace midad::stories::internal
