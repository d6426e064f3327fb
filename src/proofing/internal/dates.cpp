#include "proofing/internal/dates.h"

#include <algorithm>
#include <array>
#include <set>

namespace midad::proofing::internal {

using text::Calendar;

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

const std::string& token(const Passage& passage, std::size_t at) {
    static const std::string none;
    return at < passage.folded.size() ? passage.folded[at] : none;
}

bool stands_close(const Passage& passage, std::size_t at) {
    return at < passage.tokens.size() && !passage.tokens[at].after_blank;
}

/// «7/5/2025», «2025-05-07», «9.11.1446».
std::optional<WrittenDate> by_numbers(const Passage& passage, std::size_t at) {
    const auto first = number_at(passage, at);
    const std::string& sign = token(passage, at + 1);
    if (!first || !is_one_of(sign, {"/", "-", ".", "\\", "–"}) || token(passage, at + 3) != sign) return std::nullopt;
    for (std::size_t close = at + 1; close <= at + 4; ++close) {
        if (!stands_close(passage, close)) return std::nullopt;
    }
    const auto second = number_at(passage, at + 2), third = number_at(passage, at + 4);
    if (!second || !third) return std::nullopt;
    // A fourth part: no date (an address, a version).
    if (token(passage, at + 5) == sign && stands_close(passage, at + 5) && number_at(passage, at + 6))
        return std::nullopt;
    WrittenDate date;
    date.begin = at;
    date.end = at + 5;
    date.month = *second;
    if (*first >= 1000) {
        date.year = first;
        date.day = *third;
    } else if (*third >= 1000) {
        date.year = third;
        date.day = *first;
    } else {
        return std::nullopt;
    }
    if (date.month > 12 && date.day <= 12) std::swap(date.month, date.day);
    if (date.day < 1 || date.day > 31 || date.month < 1 || date.month > 12) return std::nullopt;
    date.other_order = date.day <= 12;
    if (*date.year >= 1300 && *date.year <= 1600) date.calendar = Calendar::hijri;
    return date;
}

/// Reads what stands behind a day and a month.
class YearReader {
public:
    YearReader(const Passage& passage, WrittenDate& date) : passage_{passage}, date_{date} {}

    void read() {
        other_name_of_month();
        read_time();
        if (read_year(date_.end, false)) return;
        std::size_t at = date_.end;
        if (is_one_of(token(passage_, at), {"،", ",", "-", "/", "–"})) {
            if (read_year(at + 1, true)) return;
            ++at;
        }
        read_relative(at);
    }

private:
    /// «أيار/مايو», «مايو (أيار)».
    void other_name_of_month() {
        const bool opens = token(passage_, date_.end) == "(";
        if (!opens && !is_one_of(token(passage_, date_.end), {"/", "-", "–"})) return;
        const auto month = text::month_named(passage_.folded, date_.end + 1);
        if (!month || month->calendar != date_.calendar || month->month != date_.month) return;
        const std::size_t end = date_.end + 1 + month->words;
        if (opens && token(passage_, end) != ")") return;
        date_.end = opens ? end + 1 : end;
    }

    void read_time() {
        if (is_one_of(token(passage_, date_.end), {"الماضي", "الفايت", "المنصرم", "المنقضي"})) {
            date_.time = WrittenDate::Time::past;
            ++date_.end;
        } else if (is_one_of(token(passage_, date_.end), {"المقبل", "القادم", "الاتي"})) {
            date_.time = WrittenDate::Time::coming;
            ++date_.end;
        } else if (is_one_of(token(passage_, date_.end), {"الجاري", "الحالي"})) {
            ++date_.end;
        }
    }

    bool read_year(std::size_t at, bool behind_comma) {
        if (token(passage_, at) == "من") ++at;
        if (is_one_of(token(passage_, at), {"عام", "سنه", "لعام", "لسنه", "العام", "of"})) ++at;
        const auto year = number_at(passage_, at);
        if (!year || *year < 1000) return false;
        if (behind_comma && (*year < 1800 || *year > 2100) && date_.calendar == Calendar::gregorian) return false;
        date_.year = year;
        date_.year_behind_comma = behind_comma;
        date_.end = at + 1;
        if (is_one_of(token(passage_, date_.end), {"م", "ه", "للهجره", "ميلادي", "ميلاديه", "هجري", "هجريه"}))
            ++date_.end;
        return true;
    }

    /// «من العام الماضي».
    void read_relative(std::size_t at) {
        if (token(passage_, at) == "من") ++at;
        if (!is_one_of(token(passage_, at), {"العام", "السنه"})) return;
        const std::string& which = token(passage_, at + 1);
        if (is_one_of(which, {"الماضي", "الماضيه", "الفايت", "الفايته", "المنصرم", "المنصرمه"})) {
            date_.years_from_today = -1;
        } else if (is_one_of(which, {"المقبل", "المقبله", "القادم", "القادمه"})) {
            date_.years_from_today = 1;
        } else if (is_one_of(which, {"الجاري", "الجاريه", "الحالي", "الحاليه", "نفسه"})) {
            date_.years_from_today = 0;
        } else {
            return;
        }
        date_.end = at + 2;
    }

    const Passage& passage_;
    WrittenDate& date_;
};

/// «من شهر»: what may stand between a day and its month.
std::size_t before_month(const Passage& passage, std::size_t at) {
    if (token(passage, at) == "من" || token(passage, at) == "of") ++at;
    if (token(passage, at) == "شهر") ++at;
    return at;
}

std::optional<WrittenDate> with_month(const Passage& passage, std::size_t begin, int day, std::size_t at) {
    const std::size_t month_at = before_month(passage, at);
    const auto month = text::month_named(passage.folded, month_at);
    if (!month) return std::nullopt;
    WrittenDate date;
    date.calendar = month->calendar;
    date.day = day;
    date.month = month->month;
    date.begin = begin;
    date.end = month_at + month->words;
    YearReader{passage, date}.read();
    if (month->needs_year && !date.year) return std::nullopt;
    return date;
}

/// "May 7, 2025".
std::optional<WrittenDate> month_first(const Passage& passage, std::size_t at) {
    const std::string& word = token(passage, at);
    if (word.empty() || word[0] < 'a' || word[0] > 'z') return std::nullopt;
    const auto month = text::month_named(passage.folded, at);
    if (!month) return std::nullopt;
    const auto day = number_at(passage, at + month->words);
    if (!day || *day < 1 || *day > 31) return std::nullopt;
    WrittenDate date;
    date.day = *day;
    date.month = month->month;
    date.begin = at;
    date.end = at + month->words + 1;
    if (is_one_of(token(passage, date.end), {"th", "st", "nd", "rd"})) ++date.end;
    YearReader{passage, date}.read();
    return date;
}

/// «السابع من أيار». The first five may count weekdays («الثلاثاء الثاني من مايو»), so they say nothing for sure.
std::optional<WrittenDate> in_words(const Passage& passage, std::size_t at) {
    const auto day = text::day_named(passage.folded, at);
    if (!day || day->day <= 5) return std::nullopt;
    return with_month(passage, at, day->day, at + day->words);
}

std::optional<WrittenDate> any_date_at(const Passage& passage, std::size_t at) {
    if (at >= passage.tokens.size()) return std::nullopt;
    if (auto date = by_numbers(passage, at)) return date;
    if (const auto day = number_at(passage, at)) {
        // Part of a larger number, or of a score.
        const bool apart =
            at == 0 || passage.tokens[at].after_blank || !is_one_of(token(passage, at - 1), {".", "/", ":"});
        if (*day < 1 || *day > 39 || !apart) return std::nullopt;
        std::size_t next = at + 1;
        if (is_one_of(token(passage, next), {"th", "st", "nd", "rd"})) ++next;
        return with_month(passage, at, *day, next);
    }
    if (auto date = month_first(passage, at)) return date;
    return in_words(passage, at);
}

}  // namespace

std::optional<int> number_at(const Passage& passage, std::size_t at) {
    const std::string& word = token(passage, at);
    if (word.empty() || word.size() > 4) return std::nullopt;
    int number = 0;
    for (const char c : word) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<WrittenDate> date_at(const Passage& passage, std::size_t at) {
    auto date = any_date_at(passage, at);
    for (std::size_t part = at + 1; date && part < date->end; ++part) {
        if (passage.tokens[part].after_line) return std::nullopt;
    }
    return date;
}

std::vector<WrittenDate> dates_at(const Passage& passage, std::size_t at) {
    std::vector<std::pair<int, std::size_t>> days;
    std::size_t place = at;
    for (auto day = number_at(passage, place); day && *day >= 1 && *day <= 31; day = number_at(passage, place)) {
        days.emplace_back(*day, place);
        if (const auto last = date_at(passage, place)) {
            std::vector<WrittenDate> dates;
            for (const auto& [one, begin] : days) {
                dates.push_back(*last);
                dates.back().day = last->begin == begin ? last->day : one;
            }
            return dates;
        }
        if (!is_one_of(token(passage, place + 1), {"و", "،", ",", "-", "–", "الي", "and", "to"})) return {};
        place += 2;
    }
    const auto date = date_at(passage, at);
    return date ? std::vector{*date} : std::vector<WrittenDate>{};
}

std::optional<WrittenWeekday> weekday_at(const Passage& passage, std::size_t at) {
    if (at >= passage.tokens.size() || !passage.tokens[at].is_word) return std::nullopt;
    std::string_view word = passage.folded[at];
    std::string clitics;
    for (int times = 0; times < 3; ++times) {
        if (const auto weekday = text::weekday_named(word)) return WrittenWeekday{*weekday, clitics, false};
        if (word.starts_with("لل")) {
            word.remove_prefix(std::string_view{"ل"}.size());
            if (const auto weekday = text::weekday_named("ا" + std::string{word}))
                return WrittenWeekday{*weekday, clitics + "لل", true};
            return std::nullopt;
        }
        bool any = false;
        for (const std::string_view clitic : {"و", "ف", "ب", "ك"}) {
            if (any || !word.starts_with(clitic)) continue;
            clitics += clitic;
            word.remove_prefix(clitic.size());
            any = true;
        }
        if (!any) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace midad::proofing::internal
