#include "text/calendars.h"

#include <memory>

#include <unicode/calendar.h>

#include "base/failure.h"
#include "text/internal/zones.h"

namespace midad::text {

using namespace internal;

namespace {

constexpr int first_year = 1300, last_year = 1600;

std::int64_t days_of(const Day& day) { return floor_divide(local_ms_of(day.year, day.month, day.day), day_ms); }

Day day_at(std::int64_t days) {
    const Civil civil = civil_of(days * day_ms);
    return {civil.year, civil.month, civil.day};
}

icu::Calendar& umm_al_qura() {
    thread_local const std::unique_ptr<icu::Calendar> mine = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Calendar> made{icu::Calendar::createInstance(
            icu::TimeZone::getGMT()->clone(), icu::Locale{"ar@calendar=islamic-umalqura"}, status)};
        if (U_FAILURE(status))
            throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "the calendar of Umm al-Qura"};
        return made;
    }();
    return *mine;
}

Day hijri_at(std::int64_t days) {
    icu::Calendar& calendar = umm_al_qura();
    UErrorCode status = U_ZERO_ERROR;
    const std::int64_t noon = days * day_ms + day_ms / 2;
    calendar.setTime(static_cast<UDate>(noon), status);
    const Day hijri{calendar.get(UCAL_YEAR, status), calendar.get(UCAL_MONTH, status) + 1,
                    calendar.get(UCAL_DATE, status)};
    if (U_FAILURE(status)) throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "a Hijri date"};
    return hijri;
}

}  // namespace

int weekday_of(const Day& day) { return civil_of(local_ms_of(day.year, day.month, day.day)).weekday; }

int julian_weekday_of(const Day& day) {
    // Julian day number at noon of a date of the Julian calendar (Richards, "Explanatory Supplement", 15.11).
    const std::int64_t shift = (14 - day.month) / 12;
    const std::int64_t year = day.year + 4800 - shift, month = day.month + 12 * shift - 3;
    const std::int64_t number = day.day + (153 * month + 2) / 5 + 365 * year + year / 4 - 32083;
    return static_cast<int>((number + 1) % 7);
}

bool is_gregorian_day(const Day& day) { return is_day(day.year, day.month, day.day); }

Day days_after(const Day& day, std::int64_t days) { return day_at(days_of(day) + days); }

std::int64_t days_between(const Day& from, const Day& to) { return days_of(to) - days_of(from); }

std::optional<Day> from_hijri(int year, int month, int day) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
    icu::Calendar& calendar = umm_al_qura();
    UErrorCode status = U_ZERO_ERROR;
    calendar.clear();
    calendar.set(year, month - 1, day, 12, 0, 0);
    const std::int64_t days = floor_divide(static_cast<std::int64_t>(calendar.getTime(status)), day_ms);
    if (U_FAILURE(status)) throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "a Hijri date"};
    if (hijri_at(days) != Day{year, month, day}) return std::nullopt;
    return day_at(days);
}

Day hijri_of(const Day& gregorian) { return hijri_at(days_of(gregorian)); }

}  // namespace midad::text
