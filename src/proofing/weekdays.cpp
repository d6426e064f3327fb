#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <set>

#include "proofing/internal/dates.h"
#include "proofing/proofing.h"
#include "text/calendars.h"
#include "text/numbers.h"

namespace midad::proofing {

using namespace internal;
using text::Calendar;
using text::Day;

namespace {

constexpr std::int64_t certain_within = 45;    // days of today, for a date without a year
constexpr std::int64_t certain_by_word = 330;  // the same, with «الماضي» or «المقبل»
constexpr int last_julian_year = 1930;         // some countries counted so until then
constexpr int first_checked_year = 1000;

/// What stands between a weekday and its date.
bool is_between(std::string_view word) {
    static const std::set<std::string, std::less<>> words{
        "الموافق", "المصادف", "الواقع",  "ل",      "في",       "فيه",     "الماضي", "المقبل", "القادم",
        "الفايت",  "المنصرم", "الجاري",  "الحالي", "الاتي",    "صباح",    "صباحا",  "مسا",    "مساء",
        "ظهر",     "ظهرا",    "عصر",     "عصرا",   "فجر",      "فجرا",    "ليلا",   "بتاريخ", "تاريخ",
        "لتاريخ",  "اليوم",   "الواقعه", "يوم",    "المتوافق", "المواقف", "،",      ",",      "(",
        "-",       "–",       "/",       "the",    "on",       "[",       "م",      "ه"};
    return words.contains(word);
}

/// «الموافق»: what stands between two names of one day.
bool says_the_same(std::string_view word) {
    static const std::set<std::string, std::less<>> words{"الموافق", "المصادف", "المتوافق", "لل", "ل", "،",
                                                          "(",       "/",       "=",        "-",  "–"};
    return words.contains(word);
}

/// One passage, looked through once.
class Look {
public:
    Look(const Passage& passage, const Day& today, std::vector<Finding>& findings)
        : passage_{passage}, today_{today}, findings_{findings} {}

    void run() {
        for (std::size_t at = 0; at < passage_.tokens.size();) {
            const auto weekday = weekday_at(passage_, at);
            at = weekday ? at_weekday(*weekday, at) : at_date(at);
        }
    }

private:
    struct Mention {
        WrittenWeekday weekday;
        std::size_t at;
    };

    const std::string& token(std::size_t at) const {
        static const std::string none;
        return at < passage_.folded.size() ? passage_.folded[at] : none;
    }

    bool is_line_end(std::size_t at) const { return at >= passage_.tokens.size() || passage_.tokens[at].after_line; }

    /// Weekdays in a row, what stands between, and the dates that belong to them. Where to look on.
    std::size_t at_weekday(const WrittenWeekday& first, std::size_t at) {
        std::vector<Mention> mentions{{first, at}};
        std::size_t next = at + 1;
        for (auto more = row_goes_on(next); more; more = row_goes_on(next)) {
            mentions.push_back(*more);
            next = more->at + 1;
        }
        const std::size_t date_begin = behind_between(next);
        std::vector<WrittenDate> dates;
        if (!is_line_end(date_begin)) dates = dates_at(passage_, date_begin);
        if (dates.empty() && !is_line_end(date_begin)) dates = with_month_of_later(date_begin);
        if (dates.empty()) {
            if (mentions.size() == 1) behind_date(mentions.front());
            return next;
        }
        compare(mentions, dates);
        std::size_t end = dates.back().end;
        if (mentions.size() == 1 && dates.size() == 1) end = other_names_of(mentions.front(), end);
        last_date_.reset();
        return std::max(end, next);
    }

    std::optional<Mention> row_goes_on(std::size_t at) const {
        if (is_line_end(at)) return std::nullopt;
        const bool joined = token(at) == "و" || token(at) == "،" || token(at) == "and";
        const std::size_t place = joined ? at + 1 : at;
        const auto weekday = weekday_at(passage_, place);
        if (!weekday || (!joined && weekday->clitics != "و")) return std::nullopt;
        return Mention{*weekday, place};
    }

    std::size_t behind_between(std::size_t at) const {
        for (int words = 0; words < 5 && !is_line_end(at) && is_between(token(at)); ++words) ++at;
        return at;
    }

    /// «الثلاثاء 6 إلى الخميس 8 مايو»: the month stands with the later day only.
    std::vector<WrittenDate> with_month_of_later(std::size_t at) const {
        const auto day = number_at(passage_, at);
        if (!day || *day < 1 || *day > 31) return {};
        std::size_t next = at + 1;
        static const std::set<std::string, std::less<>> until{"الي", "حتي", "و", "-", "–", "لغايه", "ولغايه", "،"};
        if (!until.contains(token(next))) return {};
        ++next;
        if (token(next) == "يوم") ++next;
        if (!weekday_at(passage_, next)) return {};
        auto later = date_at(passage_, behind_between(next + 1));
        if (!later || later->day <= *day) return {};
        later->day = *day;
        later->begin = at;
        later->end = at + 1;
        return {*later};
    }

    void compare(const std::vector<Mention>& mentions, const std::vector<WrittenDate>& dates) {
        if (mentions.size() == dates.size()) {
            for (std::size_t at = 0; at < dates.size(); ++at) compare_one(mentions[at], dates[at]);
        } else if (mentions.size() == 1) {
            // One weekday before several days: it may belong to any of them.
            const bool fits = std::any_of(dates.begin(), dates.end(), [&](const WrittenDate& date) {
                const Verdict verdict = judge(mentions[0].weekday.weekday, date);
                return !verdict.is_wrong;
            });
            if (!fits) compare_one(mentions.front(), dates.front());
        }
    }

    /// «الموافق 9 ذو القعدة»: another date of the same day.
    std::size_t other_names_of(const Mention& mention, std::size_t at) {
        for (int dates = 0; dates < 2; ++dates) {
            std::size_t next = at;
            while (next < at + 4 && !is_line_end(next) && says_the_same(token(next))) ++next;
            if (next == at) return at;
            const auto date = date_at(passage_, next);
            if (!date) return at;
            compare_one(mention, *date);
            at = date->end;
        }
        return at;
    }

    /// «7 مايو 2025 (الثلاثاء)», «7/5/2025 يوم الثلاثاء».
    void behind_date(const Mention& mention) {
        if (!last_date_ || !mention.weekday.clitics.empty()) return;
        const std::size_t at = mention.at;
        std::size_t before = last_date_->end;
        const bool opens = token(before) == "(" && token(at + 1) == ")";
        if (opens) ++before;
        if (token(before) == "يوم") ++before;
        const bool sure = opens || before > last_date_->end || last_date_->year.has_value();
        if (before == at && sure && !is_line_end(at)) compare_one(mention, *last_date_);
        last_date_.reset();
    }

    std::size_t at_date(std::size_t at) {
        const auto date = date_at(passage_, at);
        if (!date) return at + 1;
        last_date_ = date;
        if (!exists(*date)) {
            findings_.push_back(passage_.finding("proofing.no_such_day", passage_.tokens[date->begin].begin,
                                                 passage_.tokens[date->end - 1].end, {}));
        }
        return date->end;
    }

    /// Whether the month ever has such a day; in that year, when it is written.
    static bool exists(const WrittenDate& date) {
        if (date.calendar == Calendar::hijri) return date.day <= 30;
        if (date.other_order) return true;
        const int year = date.year.value_or(2024);
        return text::is_gregorian_day({year, date.month, date.day}) || (year < last_julian_year && date.day <= 29);
    }

    struct Verdict {
        bool is_wrong = false;
        int right = 0;
        std::optional<int> inferred_year;
        bool no_such_day = false;
    };

    Verdict judge(int weekday, const WrittenDate& date) const {
        if (!exists(date)) return {true, 0, {}, true};
        return date.calendar == Calendar::hijri ? judge_hijri(weekday, date) : judge_gregorian(weekday, date);
    }

    Verdict judge_gregorian(int weekday, const WrittenDate& date) const {
        std::optional<int> year = date.year;
        if (date.years_from_today) year = today_.year + *date.years_from_today;
        const std::optional<int> inferred = year ? std::nullopt : near_year(date);
        if (!year && !inferred) return {};
        const Day day{year.value_or(inferred.value_or(0)), date.month, date.day};
        // A year of the Hijri count behind a Gregorian month is a slip of another kind, or the Middle Ages.
        const bool may_be_hijri = day.year >= 1300 && day.year <= 1600;
        if (day.year < first_checked_year || may_be_hijri || !text::is_gregorian_day(day)) return {};
        const int right = text::weekday_of(day);
        if (right == weekday) return {};
        if (day.year < last_julian_year && text::julian_weekday_of(day) == weekday) return {};
        if (date.other_order && text::weekday_of({day.year, date.day, date.month}) == weekday) return {};
        if (date.year_behind_comma && fits_without_year(weekday, date)) return {};
        return {true, right, inferred, false};
    }

    bool fits_without_year(int weekday, const WrittenDate& date) const {
        WrittenDate bare = date;
        bare.year.reset();
        const auto year = near_year(bare);
        return year && text::weekday_of({*year, bare.month, bare.day}) == weekday;
    }

    /// The year of a date without one, when it is certain.
    std::optional<int> near_year(const WrittenDate& date) const {
        if (other_year_near(date)) return std::nullopt;
        std::optional<int> nearest;
        std::int64_t least = 0;
        for (int year = today_.year - 1; year <= today_.year + 1; ++year) {
            const Day day{year, date.month, date.day};
            if (!text::is_gregorian_day(day)) continue;
            const std::int64_t days = text::days_between(today_, day);
            if (date.time == WrittenDate::Time::past && days > 0) continue;
            if (date.time == WrittenDate::Time::coming && days < 0) continue;
            if (nearest && std::abs(days) >= least) continue;
            nearest = year;
            least = std::abs(days);
        }
        const std::int64_t most = date.time == WrittenDate::Time::any ? certain_within : certain_by_word;
        return nearest && least <= most ? nearest : std::nullopt;
    }

    /// Whether the sentence tells of a year that is not this one.
    bool other_year_near(const WrittenDate& date) const {
        const auto ends_sentence = [&](std::size_t at) {
            return passage_.tokens[at].after_line || token(at) == "." || token(at) == "؟" || token(at) == "!";
        };
        std::size_t begin = date.begin, end = date.end;
        while (begin > 0 && !ends_sentence(begin - 1)) --begin;
        while (end < passage_.tokens.size() && !ends_sentence(end)) ++end;
        for (std::size_t at = begin; at < end; ++at) {
            if (at >= date.begin && at < date.end) continue;
            const auto year = number_at(passage_, at);
            if (year && *year >= 1900 && *year <= 2100 && *year != today_.year) return true;
        }
        return false;
    }

    Verdict judge_hijri(int weekday, const WrittenDate& date) const {
        std::optional<int> year = date.year, inferred;
        if (!year) {
            inferred = near_hijri_year(date);
            year = inferred;
        }
        if (!year) return {};
        auto day = text::from_hijri(*year, date.month, date.day);
        // A month that was announced as thirty days long where Umm al-Qura has twenty-nine.
        if (!day && date.day == 30) {
            day = text::from_hijri(*year, date.month, 29);
            if (day) day = text::days_after(*day, 1);
        }
        if (!day) return {};
        const int right = text::weekday_of(*day);
        const int apart = (weekday - right + 7) % 7;
        if (apart <= 1 || apart == 6) return {};
        return {true, right, inferred, false};
    }

    std::optional<int> near_hijri_year(const WrittenDate& date) const {
        if (other_year_near(date)) return std::nullopt;
        const Day now = text::hijri_of(today_);
        for (int year = now.year - 1; year <= now.year + 1; ++year) {
            const auto day = text::from_hijri(year, date.month, std::min(date.day, 29));
            if (day && std::abs(text::days_between(today_, *day)) <= certain_within) return year;
        }
        return std::nullopt;
    }

    void compare_one(const Mention& mention, const WrittenDate& date) {
        const Verdict verdict = judge(mention.weekday.weekday, date);
        if (!verdict.is_wrong) return;
        const auto& weekday = passage_.tokens[mention.at];
        const std::size_t date_begin = passage_.tokens[date.begin].begin, date_end = passage_.tokens[date.end - 1].end;
        const std::size_t begin = std::min(weekday.begin, date_begin), end = std::max(weekday.end, date_end);
        if (verdict.no_such_day) {
            findings_.push_back(passage_.finding("proofing.no_such_day", date_begin, date_end, {}));
            return;
        }
        const bool is_hijri = date.calendar == Calendar::hijri;
        const char* key = is_hijri                ? "proofing.hijri_weekday"
                          : verdict.inferred_year ? "proofing.weekday_by_year"
                                                  : "proofing.weekday";
        if (const auto year = meant_year(mention.weekday.weekday, date))
            return wrong_year(mention, date, *year, begin, end);
        std::string instead = passage_.text.substr(begin, end - begin);
        instead.replace(weekday.begin - begin, weekday.end - weekday.begin, name_of(mention, verdict.right));
        Finding finding = passage_.finding(key, begin, end, std::move(instead));
        finding.arguments.emplace_back("date", passage_.text.substr(date_begin, date_end - date_begin));
        finding.arguments.emplace_back("year", std::to_string(verdict.inferred_year.value_or(date.year.value_or(0))));
        finding.said = mention.weekday.weekday;
        finding.right = verdict.right;
        findings_.push_back(std::move(finding));
    }

    /// The year in which the weekday fits, when the day then lies near today: in January the old year slips in.
    std::optional<int> meant_year(int weekday, const WrittenDate& date) const {
        if (!date.year || date.calendar == Calendar::hijri || !year_token(date)) return std::nullopt;
        WrittenDate bare = date;
        bare.year.reset();
        const auto year = near_year(bare);
        if (!year || *year == *date.year || std::abs(*year - *date.year) > 3) return std::nullopt;
        return text::weekday_of({*year, date.month, date.day}) == weekday ? year : std::nullopt;
    }

    std::optional<std::size_t> year_token(const WrittenDate& date) const {
        for (std::size_t at = date.begin; at < date.end; ++at) {
            if (number_at(passage_, at) == date.year) return at;
        }
        return std::nullopt;
    }

    void wrong_year(const Mention& mention, const WrittenDate& date, int year, std::size_t begin, std::size_t end) {
        const auto year_at = year_token(date);
        assert(year_at && date.year);
        const auto& token = passage_.tokens[*year_at];
        std::string instead = passage_.text.substr(begin, end - begin);
        const bool is_ascii = passage_.text[token.begin] >= '0' && passage_.text[token.begin] <= '9';
        const text::House indic{.digits = text::Digits::arabic_indic};
        const std::string digits = std::to_string(year);
        instead.replace(token.begin - begin, token.end - token.begin,
                        is_ascii ? digits : text::in_house_digits(digits, indic));
        Finding finding = passage_.finding("proofing.weekday_of_other_year", begin, end, std::move(instead));
        finding.arguments.emplace_back("year", digits);
        finding.said = mention.weekday.weekday;
        finding.right = text::weekday_of({*date.year, date.month, date.day});
        findings_.push_back(std::move(finding));
    }

    /// The right weekday as it would stand there.
    std::string name_of(const Mention& mention, int right) const {
        const std::string_view word = passage_.word(mention.at);
        const bool is_latin = static_cast<unsigned char>(word[0]) < 0x80;
        std::string_view name = text::weekday_called(right, is_latin ? "en" : "ar");
        if (mention.weekday.takes_article) name.remove_prefix(std::string_view{"ال"}.size());
        return mention.weekday.clitics + std::string{name};
    }

    const Passage& passage_;
    const Day& today_;
    std::vector<Finding>& findings_;
    std::optional<WrittenDate> last_date_;
};

}  // namespace

std::vector<Finding> wrong_dates(const article::Article& article, const Day& today) {
    std::vector<Finding> findings;
    for (const Passage& passage : passages_of(article, text::Parting::digits_apart))
        Look{passage, today, findings}.run();
    return findings;
}

}  // namespace midad::proofing
