#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace midad::text {

enum class Calendar { gregorian, hijri };

/// A month as it was written.
struct NamedMonth {
    Calendar calendar;
    int month;          // 1 to 12
    std::size_t words;  // how many it took: «كانون الثاني» is two
    bool needs_year;    // a word that means something else as often («الصيف», Libya's June until 2011)
};

/// The month whose name begins at `at` of these words, each of them folded(); all four families (text/house.h), the
/// spellings of Egypt, the Gulf, Iraq and Libya, the Hijri months, English ones. Nothing when none does. Any thread.
std::optional<NamedMonth> month_named(std::span<const std::string> folded, std::size_t at);

/// 0 (Sunday) to 6: «الأربعاء», "Wednesday", folded().
std::optional<int> weekday_named(std::string_view folded);

/// «الأربعاء»; English: "Wednesday".
std::string_view weekday_called(int weekday, std::string_view language = "ar");

/// «السابع», «الحادي والعشرين»: a day of the month in words, 1 to 31, beginning at `at`; how many words it took.
struct NamedDay {
    int day;
    std::size_t words;
};
std::optional<NamedDay> day_named(std::span<const std::string> folded, std::size_t at);

}  // namespace midad::text
