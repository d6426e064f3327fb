#pragma once

#include <optional>
#include <vector>

#include "record/record.h"
#include "search/search.h"
#include "site/asked_search.h"
#include "site/page.h"

namespace midad::site {

/// One story of an answer, as it is shown: its own words with those that were found.
struct FoundStory {
    record::Card card;
    search::Snippet headline, text;
    std::vector<search::Reason> reasons;  // when asked for
};

/// An answer with its stories as they are on the record now: what was withdrawn since the index saw it is not among
/// them.
struct Answered {
    search::Query query;
    search::Found found;
    std::vector<FoundStory> stories;
};

/// What the index answers; refuses as search::read_query and search::Search::find do.
Result<Answered, search::Refusal> answered(const Visit& visit, const AskedSearch& asked, std::size_t limit);

}  // namespace midad::site
