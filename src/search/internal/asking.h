#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <xapian.h>

#include "base/clock.h"
#include "search/internal/reader.h"
#include "search/query.h"

namespace midad::search::internal {

/// What the words are worth: docs/decisions/0008-search-keys.md.
struct Weights {
    double exact = 0.3, stem = 1.0;             // of a word's two keys
    double near_exact = 0.25, near_stem = 0.8;  // of the likeliest word that it may be a slip of
    double synonym = 0.8;                       // of what the editors hold to mean the same
    double k1 = 1.2, b = 0.75;                  // BM25
    double once = 1.0;                          // of each word found, for being there at all: BM25+
    double recency = 0.6;                       // what a story has that is published this moment
    double recency_days = 14;                   // after so many days, half of that; after twice as many, a third
};
inline constexpr Weights weights{};

/// Which stories must be there: every word, or any.
enum class Strictness { all, any };

/// The words' query; an empty one when there is nothing but what is left out. Words in more than a quarter of all
/// stories need not be there when rarer ones are.
Xapian::Query words_query(const Asked& asked, Reader& reader, Strictness strictness);
/// What must fit beside the words; an empty one when everything does.
Xapian::Query filter_query(const Filters& filters);
/// What must not be there; an empty one when nothing is left out.
Xapian::Query excluded_query(const Asked& asked, Reader& reader);
/// How many words or phrases could be left out of a looser query.
std::size_t loosenable(const Asked& asked);

/// The weights as Xapian takes them.
Xapian::BM25PlusWeight bm25();
/// All documents alike. Not Xapian's BoolWeight: with it, in 1.4.22, a term that every document has cannot be read to
/// its end once documents were deleted ("Unexpected end of posting list"); asking for frequencies, as this does, avoids
/// that.
class Alike : public Xapian::Weight {
public:
    Alike() { need_stat(WDF); }
    Alike* clone() const override { return std::make_unique<Alike>().release(); }
    std::string name() const override { return "midad alike"; }
    void init(double) override {}
    double get_sumpart(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxpart() const override { return 0; }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }
};

/// What a story has for its age; `at` is now, or when the first page was asked for.
double recency_of(std::int64_t published_seconds, Instant at);

/// Adds what a story has for its age. For OP_AND_MAYBE.
class Recency : public Xapian::ValuePostingSource {
public:
    explicit Recency(Instant at);
    double get_weight() const override;
    Recency* clone() const override;
    std::string name() const override { return "midad recency"; }
    void init(const Xapian::Database& database) override;

private:
    Instant at_;
};

}  // namespace midad::search::internal
