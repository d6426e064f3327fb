#include <algorithm>
#include <optional>

#include "search/internal/asking.h"
#include "search/internal/documents.h"
#include "search/internal/finding.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;

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

std::vector<Query> telling_words_of(const Xapian::Document& document) {
    std::vector<Query> telling;
    const std::string stems = document.get_value(Value::telling_of);
    for (std::size_t at = 0; at < stems.size();) {
        const std::size_t end = std::min(stems.find(between_stems, at), stems.size());
        telling.emplace_back(term(Field::stem, std::string_view{stems}.substr(at, end - at)));
        at = end + 1;
    }
    return telling;
}

std::string language_of(const Xapian::Database& database, Xapian::docid document) {
    std::string language;
    for_each_term(database, document, Field::language, [&](const Xapian::TermIterator& at) { language = *at; });
    return language;
}

struct Neighbour {
    double worth;
    StoryId story;
};

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

std::vector<StoryId> related_in(Reader& reader, StoryId story, std::size_t limit, const std::vector<StoryId>& same,
                                Instant now) {
    const Xapian::Database& database = reader.database;
    const auto document = document_of(database, story);
    if (!document || limit == 0) return {};
    const std::vector<Query> telling = telling_words_of(database.get_document(*document));
    if (telling.empty()) return {};
    const std::string language = language_of(database, *document);
    Xapian::Enquire enquire{reader.database};
    enquire.set_weighting_scheme(bm25());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    enquire.set_query(Query{Query::OP_OR, telling.begin(), telling.end()});
    const auto answer = enquire.get_mset(0, static_cast<Xapian::doccount>(4 * limit + same.size() + 1));
    // Age and language are looked at of these alone: of all that share a word it would take longer than the words do.
    std::vector<Neighbour> near;
    for (auto at = answer.begin(); at != answer.end(); ++at) {
        const StoryId other{*at};
        if (other == story || std::ranges::find(same, other) != same.end()) continue;
        if (language_of(database, *at) != language) continue;
        const std::string published = at.get_document().get_value(Value::published);
        near.push_back({at.get_weight() + recency_of(seconds_of(published), now), other});
    }
    // Of equals, the newer.
    std::ranges::sort(near, std::greater{}, [](const Neighbour& one) { return std::pair{one.worth, one.story.value}; });
    std::vector<StoryId> found;
    for (const Neighbour& one : near)
        if (found.size() < limit) found.push_back(one.story);
    return found;
}

}  // namespace midad::search::internal
