#include "text/internal/zones.h"

#include <map>
#include <memory>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include "base/failure.h"
#include "text/dates.h"

namespace midad::text::internal {

namespace {

using Zone = std::unique_ptr<icu::BasicTimeZone>;

Zone made(const std::string& id) {
    std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(id))};
    // Every zone of ICU's own is basic; createTimeZone answers an unknown id with one that equals UTC.
    if (dynamic_cast<icu::BasicTimeZone*>(zone.get()) == nullptr) zone.reset(icu::TimeZone::getGMT()->clone());
    return Zone{dynamic_cast<icu::BasicTimeZone*>(zone.release())};
}

/// A paper has one zone, so the last one asked for is nearly always the one.
const icu::BasicTimeZone& zone_named(const std::string& id) {
    struct Kept {
        std::map<std::string, Zone> zones;
        const std::string* last_id = nullptr;
        const icu::BasicTimeZone* last = nullptr;
    };
    thread_local Kept kept;
    if (kept.last_id == nullptr || *kept.last_id != id) {
        auto found = kept.zones.find(id);
        if (found == kept.zones.end()) found = kept.zones.emplace(id, made(id)).first;
        kept.last_id = &found->first;
        kept.last = found->second.get();
    }
    return *kept.last;
}

void check(UErrorCode status, const std::string& zone) {
    if (U_FAILURE(status)) {
        throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "zone " + zone + ": " + u_errorName(status)};
    }
}

}  // namespace

std::int64_t offset_at(Instant when, const std::string& zone) {
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_named(zone).getOffset(static_cast<UDate>(to_ms(when)), 0, raw, saving, status);
    check(status, zone);
    return raw + saving;
}

Instant from_local(std::int64_t local_ms, const std::string& zone) {
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_named(zone).getOffsetFromLocal(static_cast<UDate>(local_ms), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw,
                                        saving, status);
    check(status, zone);
    return from_ms(local_ms - raw - saving);
}

Civil civil_of(std::int64_t local_ms) {
    const std::int64_t days = floor_divide(local_ms, day_ms);
    const std::chrono::sys_days point{std::chrono::days{days}};
    const std::chrono::year_month_day date{point};
    const int seconds = static_cast<int>((local_ms - days * day_ms) / 1000);
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(std::chrono::weekday{point}.c_encoding()),
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60};
}

namespace {

std::chrono::year_month_day date_of(int year, int month, int day) {
    return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
           std::chrono::day{static_cast<unsigned>(day)};
}

}  // namespace

std::int64_t local_ms_of(int year, int month, int day) {
    return std::chrono::sys_days{date_of(year, month, day)}.time_since_epoch().count() * day_ms;
}

bool is_day(int year, int month, int day) {
    return year >= 1 && year <= 9999 && month >= 1 && day >= 1 && month <= 12 && day <= 31 &&
           date_of(year, month, day).ok();
}

}  // namespace midad::text::internal

namespace midad::text {

bool is_zone(std::string_view zone) {
    if (zone.empty() || zone == "Etc/Unknown") return false;
    icu::UnicodeString canonical;
    UBool of_the_system = false;
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece id{zone.data(), static_cast<std::int32_t>(zone.size())};
    icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(id), canonical, of_the_system, status);
    return U_SUCCESS(status) && of_the_system;
}

}  // namespace midad::text
