#include <algorithm>
#include <cmath>
#include <optional>

#include "search/internal/asking.h"
#include "search/internal/documents.h"
#include "search/internal/finding.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;

constexpr std::size_t telling_words = 12;
// Words in more than a sixth of all stories tell nothing, unless that is a handful.
constexpr Xapian::doccount common_share = 6;
constexpr Xapian::doccount handful = 4;
// Of six shingles: with four in common, about two thirds of all runs of four words are.
constexpr double shared_shingles = 4;
static_assert(shared_shingles < shingle_terms);

/// The story's document, if it has one.
std::optional<Xapian::docid> document_of(const Xapian::Database& database, StoryId story) {
    if (story.value < 1 || story.value > database.get_lastdocid()) return std::nullopt;
    const auto document = static_cast<Xapian::docid>(story.value);
    try {
        static_cast<void>(database.get_doclength(document));
        return document;
    } catch (const Xapian::DocNotFoundError&) {
        return std::nullopt;
    }
}

template <typename Take>
void for_each_term(const Xapian::Database& database, Xapian::docid document, Field field, Take&& take) {
    const std::string beginning(1, static_cast<char>(field));
    auto at = database.termlist_begin(document);
    const auto end = database.termlist_end(document);
    for (at.skip_to(beginning); at != end && (*at).starts_with(beginning); ++at) take(at);
}

struct Telling {
    double worth;
    std::string term;
};

/// The story's stems that are frequent in it and rare in the paper.
std::vector<Telling> telling_words_of(const Xapian::Database& database, Xapian::docid document) {
    const Xapian::doccount all = database.get_doccount();
    std::vector<Telling> telling;
    for_each_term(database, document, Field::stem, [&](const Xapian::TermIterator& at) {
        const double often = at.get_wdf();
        const Xapian::doccount in = at.get_termfreq();
        if (in < 2 || in > std::max(all / common_share, handful)) return;
        telling.push_back({often / (often + weights.k1) * std::log(static_cast<double>(all) / in), *at});
    });
    const std::size_t kept = std::min(telling_words, telling.size());
    std::ranges::partial_sort(telling, telling.begin() + static_cast<std::ptrdiff_t>(kept), std::greater{},
                              &Telling::worth);
    telling.resize(kept);
    return telling;
}

}  // namespace

std::vector<StoryId> near_duplicates_in(Reader& reader, StoryId story, std::size_t limit) {
    const Xapian::Database& database = reader.database;
    const auto document = document_of(database, story);
    if (!document) return {};
    std::vector<Query> shingles;
    for_each_term(database, *document, Field::shingle,
                  [&](const Xapian::TermIterator& at) { shingles.emplace_back(*at); });
    if (shingles.empty()) return {};
    Xapian::Enquire enquire{reader.database};
    enquire.set_weighting_scheme(Xapian::CoordWeight{});
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    enquire.set_query(Query{Query::OP_OR, shingles.begin(), shingles.end()});
    const std::string figures = database.get_document(*document).get_value(Value::figures);
    const auto answer = enquire.get_mset(0, static_cast<Xapian::doccount>(4 * limit + 10));
    std::vector<StoryId> found;
    for (auto at = answer.begin(); at != answer.end() && found.size() < limit; ++at) {
        if (at.get_weight() < shared_shingles) break;
        // Two stories that differ in a figure contradict each other: neither stands for the other.
        if (*at != *document && at.get_document().get_value(Value::figures) == figures) found.push_back(StoryId{*at});
    }
    return found;
}

std::vector<StoryId> related_in(Reader& reader, StoryId story, std::size_t limit, Instant now) {
    const Xapian::Database& database = reader.database;
    const auto document = document_of(database, story);
    if (!document) return {};
    std::vector<Query> telling;
    for (const Telling& word : telling_words_of(database, *document)) telling.emplace_back(word.term);
    if (telling.empty()) return {};
    Query query{Query::OP_OR, telling.begin(), telling.end()};
    for_each_term(database, *document, Field::language,
                  [&](const Xapian::TermIterator& at) { query = {Query::OP_FILTER, query, Query{*at}}; });
    query = {Query::OP_AND_MAYBE, query, Query{(new Recency{now})->release()}};
    const std::vector<StoryId> same = near_duplicates_in(reader, story, limit + 10);
    Xapian::Enquire enquire{reader.database};
    enquire.set_weighting_scheme(bm25());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    enquire.set_query(query);
    const auto answer = enquire.get_mset(0, static_cast<Xapian::doccount>(limit + same.size() + 1));
    std::vector<StoryId> found;
    for (auto at = answer.begin(); at != answer.end() && found.size() < limit; ++at) {
        const StoryId other{*at};
        if (other != story && std::ranges::find(same, other) == same.end()) found.push_back(other);
    }
    return found;
}

}  // namespace midad::search::internal
