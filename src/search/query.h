#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace midad::text {
struct House;
}
namespace midad::topics {
class Sections;
}

namespace midad::search {

enum class Order { relevance, newest, oldest };

/// What is asked beside the words. Whatever is given must fit; of several in one list, any.
struct Filters {
    std::vector<std::string> sections;   // keys
    std::vector<std::string> authors;    // names or slugs
    std::vector<std::string> keywords;   // names or slugs
    std::string language;                // BCP 47; empty: any
    std::string month;                   // "2025-05", a month of the paper's zone; empty: any
    std::optional<Instant> from, until;  // when first published; until excluded
    bool operator==(const Filters&) const = default;
    bool empty() const { return *this == Filters{}; }
};

/// One thing that is looked for, as it was typed.
struct Part {
    enum class Kind {
        word,     // in any of its forms and spellings; the analyser may find several words in it
        phrase,   // its words one after the other; marks and spelling do not matter
        spelling  // «=اتفاقية»: with these very letters
    };
    Kind kind = Kind::word;
    std::string text;
    bool excluded = false;
    bool operator==(const Part&) const = default;
};

/// What a reader asks, understood. A value.
struct Query {
    std::string typed;  // as it was typed, to be shown again
    std::vector<Part> parts;
    Filters filters;
    Order order = Order::relevance;
};

/// Why something is not looked for: a message key under "search." with its arguments.
struct Refusal {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

constexpr std::size_t longest_query = 400;  // characters; a long headline has 150
constexpr std::size_t most_words = 32;

/// Understands what was typed: words, "phrases" and «phrases», -left out, =very spelling, and
/// قسم: كاتب: كلمة: من: إلى: (section: author: keyword: from: to:), each before a word or a quoted phrase. Days are
/// days of the house's zone, also 2025-05 and 2025; إلى: takes the whole of its day, month or year in. What was typed
/// is added to `filters` (the form's fields); the later beginning and the earlier end hold.
///
/// Refuses, after time in proportion to the first few hundred characters: bytes that are no UTF-8, more than
/// longest_query characters or most_words words, a day or section that is none, and nothing to look for at all. Takes
/// anything from outside; any thread.
Result<Query, Refusal> read_query(std::string_view typed, Filters filters, Order order,
                                  const topics::Sections& sections, const text::House& house);

}  // namespace midad::search
