#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/article.h"
#include "text/dates.h"

namespace midad::proofing {

/// What a copy editor would have marked.
struct Finding {
    std::string key;                   // under "proofing."
    std::string where;                 // "kicker", "headline", "standfirst", "picture", "block"
    std::optional<std::size_t> block;  // its index
    std::size_t from = 0, to = 0;  // UTF-16 code units, as JavaScript counts, in the field or the block's plain text
    std::string quote;             // what stands there
    std::string instead;           // what could stand there; empty: the editor must know
    std::vector<std::pair<std::string, std::string>> arguments;
    std::optional<int> said, right;  // weekdays, 0 (Sunday) to 6: what the text says, and what the calendar does
};

/// The finding as a sentence: what it says and what is right. `language`: "ar" or "en".
std::string sentence(const Finding& finding, std::string_view language);

/// A weekday that does not belong to its date, in four families of month names, by the Gregorian and the Hijri calendar
/// (Umm al-Qura; a moon may be seen a day earlier or later, so a day to either side is right), in three kinds of
/// digits; a day that its month has not. `today`: of publication. A year that is not written is taken from it, and
/// nothing is said unless that is certain: the day lies within some weeks of today, and its sentence tells of no other
/// year.
std::vector<Finding> wrong_dates(const article::Article& article, const text::Day& today);

/// A word written twice: «في في». What the language doubles on purpose («رويدًا رويدًا») is let be.
std::vector<Finding> repeated_words(const article::Article& article);
/// A Latin comma, semicolon or question mark between Arabic words; a blank before a sign that stands at its word.
std::vector<Finding> wrong_signs(const article::Article& article);
/// A picture that nobody who cannot see it is told of.
std::vector<Finding> missing_descriptions(const article::Article& article);

/// All of these, in the order of the text. Pure; some milliseconds for 5,000 words.
std::vector<Finding> proofread(const article::Article& article, const text::Day& today);

}  // namespace midad::proofing
