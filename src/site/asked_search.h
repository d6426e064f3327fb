#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "search/search.h"
#include "site/page.h"

namespace midad::site {

/// What the search form asked, as it came: nothing of it is trusted.
struct AskedSearch {
    std::string typed;
    search::Filters filters;
    search::Order order = search::Order::relevance;
    std::optional<search::Place> place;
    bool why = false;  // with the reasons

    bool asks_nothing() const { return typed.empty() && filters.empty(); }
};

/// Reads q, section, author, keyword, month, from, to (days, both included), sort (newest, oldest), p (a place) and
/// why. A field that cannot be read is left out; a q that is no text is kept so that it is refused.
AskedSearch asked_search(const Visit& visit);

/// The same as a query, each field once and in one order: what leads to one page is one address. Days are the house's.
std::string query_of(const AskedSearch& asked, const text::House& house);

/// Whether a query's field of that name makes another answer.
bool is_search_field(std::string_view name);

/// What of a target's query makes another answer, in one order: for the cache.
std::string search_key(std::string_view query);

}  // namespace midad::site
