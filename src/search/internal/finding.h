#pragma once

#include <optional>
#include <string>

#include "search/internal/reader.h"
#include "search/search.h"

namespace midad::search::internal {

/// What is asked, in the words of the reader's generation, with likely words for those that the site has not.
Asked understood(const Query& query, Reader& reader);

/// As Search::find(). `now`: from when ages are counted on a first page.
Found find_in(Reader& reader, const Query& query, const Asking& asking, Instant now);

/// `same`: what near_duplicates_in() answers; none of it is among the related.
std::vector<StoryId> related_in(Reader& reader, StoryId story, std::size_t limit, const std::vector<StoryId>& same,
                                Instant now);
std::vector<StoryId> near_duplicates_in(Reader& reader, StoryId story, std::size_t limit);

/// The commonest way in which the site spells the word.
std::string spelling_of(const Xapian::Database& database, const std::string& exact);

}  // namespace midad::search::internal
