#include "text/dates.h"

#include <array>
#include <cstdlib>
#include <memory>

#include <unicode/calendar.h>

#include "base/failure.h"
#include "text/internal/month_names.h"
#include "text/internal/zones.h"
#include "text/messages.h"
#include "text/numbers.h"

namespace midad::text {

using namespace internal;

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;

bool is_english(std::string_view language) { return language == "en" || language.starts_with("en-"); }

std::int64_t local_ms(Instant when, const House& house) { return to_ms(when) + offset_at(when, house.zone); }

/// The digits, with zeros before them up to the width.
void append(std::string& to, std::int64_t value, std::size_t width = 1) {
    if (value < 0) {
        to.push_back('-');
        value = -value;
    }
    const std::string digits = std::to_string(value);
    if (digits.size() < width) to.append(width - digits.size(), '0');
    to += digits;
}

/// Numbers in an Arabic date are set in the house's digits, in an English one never.
std::string set(std::string text, const House& house, bool english) {
    if (!english && house.digits == Digits::arabic_indic) text = in_house_digits(text, house);
    return text;
}

std::string day_month_year(const Civil& civil, const House& house, bool english) {
    std::string text;
    append(text, civil.day);
    text.append(" ").append(month_name(civil.month, house, english)).append(" ");
    append(text, civil.year);
    return text;
}

void append_clock(std::string& to, const Civil& civil) {
    append(to, civil.hour, 2);
    to.push_back(':');
    append(to, civil.minute, 2);
    to.push_back(':');
    append(to, civil.second, 2);
}

/// "+03:00" or "+0300"; `between` is the sign between hours and minutes.
void append_offset(std::string& to, std::int64_t offset_ms, std::string_view between) {
    to.push_back(offset_ms < 0 ? '-' : '+');
    const std::int64_t minutes = std::abs(offset_ms) / minute_ms;
    append(to, minutes / 60, 2);
    to += between;
    append(to, minutes % 60, 2);
}

/// Standard forms have no seconds in the offset, which local mean times of a century ago had: cut, and the clock with
/// it.
std::int64_t whole_minutes(std::int64_t offset_ms) { return offset_ms / minute_ms * minute_ms; }

/// "Thu, 08 May 2025 15:40:00".
void append_mail_date(std::string& to, const Civil& civil) {
    to.append(short_weekday(civil.weekday)).append(", ");
    append(to, civil.day, 2);
    to.append(" ").append(short_month(civil.month)).append(" ");
    append(to, civil.year, 4);
    to.push_back(' ');
    append_clock(to, civil);
}

struct HijriDay {
    int year, month, day;
};

/// Umm al-Qura's calendar as ICU has it, one a thread; in UTC, since it is asked about days, not moments.
icu::Calendar& umm_al_qura() {
    thread_local const std::unique_ptr<icu::Calendar> mine = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Calendar> made{icu::Calendar::createInstance(
            icu::TimeZone::getGMT()->clone(), icu::Locale{"ar@calendar=islamic-umalqura"}, status)};
        if (U_FAILURE(status)) {
            throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "the calendar of Umm al-Qura"};
        }
        return made;
    }();
    return *mine;
}

HijriDay hijri_of(std::int64_t days) {
    struct Known {
        std::int64_t days;
        HijriDay hijri;
    };
    // Pages of a few days are made again and again; ICU takes 9 µs for one.
    thread_local std::array<std::optional<Known>, 64> cells;
    std::optional<Known>& cell = cells[static_cast<std::size_t>(days & 63)];
    if (cell && cell->days == days) return cell->hijri;
    icu::Calendar& calendar = umm_al_qura();
    UErrorCode status = U_ZERO_ERROR;
    const std::int64_t noon = days * day_ms + day_ms / 2;
    calendar.setTime(static_cast<UDate>(noon), status);
    const HijriDay hijri{calendar.get(UCAL_YEAR, status), calendar.get(UCAL_MONTH, status) + 1,
                         calendar.get(UCAL_DATE, status)};
    if (U_FAILURE(status)) throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "a Hijri date"};
    cell = Known{days, hijri};
    return hijri;
}

}  // namespace

std::string long_date(Instant when, const House& house, std::string_view language) {
    const bool english = is_english(language);
    const Civil civil = civil_of(local_ms(when, house));
    std::string text{weekday_name(civil.weekday, english)};
    text += english ? ", " : " ";
    text += day_month_year(civil, house, english);
    return set(std::move(text), house, english);
}

std::string short_date(Instant when, const House& house, std::string_view language) {
    const bool english = is_english(language);
    return set(day_month_year(civil_of(local_ms(when, house)), house, english), house, english);
}

std::string time_of_day(Instant when, const House& house) {
    const Civil civil = civil_of(local_ms(when, house));
    std::string text;
    append(text, civil.hour, 2);
    text.push_back(':');
    append(text, civil.minute, 2);
    return set(std::move(text), house, false);
}

std::string hijri_date(Instant when, const House& house, std::string_view language) {
    const bool english = is_english(language);
    const HijriDay hijri = hijri_of(floor_divide(local_ms(when, house), day_ms) + house.hijri_offset_days);
    std::string text;
    append(text, hijri.day);
    text.append(" ").append(hijri_month_name(hijri.month, english)).append(" ");
    append(text, hijri.year);
    return set(std::move(text), house, english);
}

std::string since(Instant then, Instant now, const House& house, std::string_view language) {
    const Messages& messages = Messages::carried();
    const std::int64_t passed = to_ms(now) - to_ms(then);
    // A node's clock may run a little ahead of the one that asks.
    if (passed < minute_ms && passed > -minute_ms) return messages.say(language, "since.now");
    if (passed < 0) return short_date(then, house, language);
    if (passed < hour_ms) return messages.counted(language, "since.minutes", passed / minute_ms, house);
    const std::int64_t days = floor_divide(local_ms(now, house), day_ms) - floor_divide(local_ms(then, house), day_ms);
    // What happened late yesterday is still hours ago to who reads it in the night or at breakfast.
    if (days == 0 || (days == 1 && passed < 12 * hour_ms)) {
        return messages.counted(language, "since.hours", passed / hour_ms, house);
    }
    if (days == 1) return messages.say(language, "since.yesterday");
    return short_date(then, house, language);
}

std::string month_and_year(int year, int month, const House& house, std::string_view language) {
    const bool english = is_english(language);
    std::string text = month_name(month, house, english);
    text.push_back(' ');
    append(text, year);
    return set(std::move(text), house, english);
}

std::string iso8601(Instant when, const House& house) {
    const std::int64_t offset = whole_minutes(offset_at(when, house.zone));
    const Civil civil = civil_of(to_ms(when) + offset);
    std::string text;
    text.reserve(32);
    append(text, civil.year, 4);
    text.push_back('-');
    append(text, civil.month, 2);
    text.push_back('-');
    append(text, civil.day, 2);
    text.push_back('T');
    append_clock(text, civil);
    append_offset(text, offset, ":");
    return text;
}

std::string http_date(Instant when) {
    std::string text;
    text.reserve(32);
    append_mail_date(text, civil_of(to_ms(when)));
    return text += " GMT";
}

std::string rfc5322_date(Instant when, const House& house) {
    const std::int64_t offset = whole_minutes(offset_at(when, house.zone));
    std::string text;
    text.reserve(32);
    append_mail_date(text, civil_of(to_ms(when) + offset));
    text.push_back(' ');
    append_offset(text, offset, "");
    return text;
}

Day day_of(Instant when, const House& house) {
    const Civil civil = civil_of(local_ms(when, house));
    return {civil.year, civil.month, civil.day};
}

Instant start_of(const Day& day, const House& house) {
    return from_local(local_ms_of(day.year, day.month, day.day), house.zone);
}

namespace {

Day moved(const Day& day, std::int64_t days) {
    const Civil civil = civil_of(local_ms_of(day.year, day.month, day.day) + days * day_ms);
    return {civil.year, civil.month, civil.day};
}

}  // namespace

Day next_day(const Day& day) { return moved(day, 1); }
Day previous_day(const Day& day) { return moved(day, -1); }

std::string iso_day(const Day& day) {
    std::string text;
    append(text, day.year, 4);
    text.push_back('-');
    append(text, day.month, 2);
    text.push_back('-');
    append(text, day.day, 2);
    return text;
}

}  // namespace midad::text
