#pragma once

#include <optional>
#include <string>
#include <vector>

#include "proofing/internal/passages.h"
#include "text/calendar_words.h"
#include "text/dates.h"

namespace midad::proofing::internal {

/// A date as a text gives it.
struct WrittenDate {
    enum class Time { any, past, coming };
    text::Calendar calendar = text::Calendar::gregorian;
    int day = 0, month = 0;
    std::optional<int> year;
    bool year_behind_comma = false;       // «7 مايو، 2000» may go on with «شخص»
    bool other_order = false;             // of two small numbers the first may be the month
    std::optional<int> years_from_today;  // «من العام الماضي»
    Time time = Time::any;                // «مايو الماضي»
    std::size_t begin = 0, end = 0;       // tokens
};

/// The date that begins at a token.
std::optional<WrittenDate> date_at(const Passage& passage, std::size_t at);

/// Days that share one month: «6 و7 مايو», «6-8 أيار 2025». One for a plain date; as date_at() otherwise.
std::vector<WrittenDate> dates_at(const Passage& passage, std::size_t at);

/// A weekday at a token, perhaps behind «و» or «لل».
struct WrittenWeekday {
    int weekday;
    std::string clitics;  // as they go before the name without its article («لل») or with it («و»)
    bool takes_article;   // «لل» has taken it
};
std::optional<WrittenWeekday> weekday_at(const Passage& passage, std::size_t at);

/// A whole number of at most four digits.
std::optional<int> number_at(const Passage& passage, std::size_t at);

}  // namespace midad::proofing::internal
