#include "text/dates.h"

#include <array>
#include <memory>
#include <random>

#include <doctest/doctest.h>
#include <unicode/dtfmtsym.h>

#include "text/numbers.h"

using namespace midad;
using text::Day;
using text::House;

namespace {

const House house;  // Levantine months, European digits, Damascus
const House indic{.digits = text::Digits::arabic_indic};

/// 8 May 2025, 18:40 in Damascus.
constexpr Instant evening = from_ms(1'746'718'800'000);

Instant at(std::string_view text, const House& in = house) {
    const auto found = text::parse_instant(text, in);
    REQUIRE(found.has_value());
    return *found;
}

std::string ago(std::string_view then, std::string_view language = "ar", const House& in = house) {
    return text::since(at(then), evening, in, language);
}

}  // namespace

TEST_CASE("a date is written as the paper writes it") {
    CHECK(text::long_date(evening, house) == "الخميس 8 أيار 2025");
    CHECK(text::short_date(evening, house) == "8 أيار 2025");
    CHECK(text::time_of_day(evening, house) == "18:40");
    CHECK(text::hijri_date(evening, house) == "10 ذو القعدة 1446");
    CHECK(text::month_and_year(2025, 5, house) == "أيار 2025");
    CHECK(text::long_date(evening, indic) == "الخميس ٨ أيار ٢٠٢٥");
    CHECK(text::time_of_day(evening, indic) == "١٨:٤٠");
    CHECK(text::hijri_date(evening, indic) == "١٠ ذو القعدة ١٤٤٦");
}

TEST_CASE("English dates are English, and keep English digits") {
    CHECK(text::long_date(evening, indic, "en") == "Thursday, 8 May 2025");
    CHECK(text::short_date(evening, indic, "en") == "8 May 2025");
    CHECK(text::month_and_year(2025, 12, indic, "en") == "December 2025");
    CHECK(text::hijri_date(evening, indic, "en") == "10 Dhu al-Qaada 1446");
}

TEST_CASE("each country's month names, and both beside each other") {
    const auto may = [](text::Months months, bool both) {
        return text::month_and_year(2025, 5, {.months = months, .both_months = both});
    };
    CHECK(may(text::Months::egyptian, false) == "مايو 2025");
    CHECK(may(text::Months::tunisian, false) == "ماي 2025");
    CHECK(may(text::Months::moroccan, false) == "ماي 2025");
    CHECK(may(text::Months::levantine, true) == "أيار/مايو 2025");
    CHECK(may(text::Months::egyptian, true) == "مايو/أيار 2025");
    CHECK(may(text::Months::tunisian, true) == "ماي/مايو 2025");
    const House maghreb{.months = text::Months::moroccan, .both_months = true};
    CHECK(text::month_and_year(2025, 3, maghreb) == "مارس 2025");  // one name in both families
    CHECK(text::month_and_year(2025, 8, maghreb) == "غشت/أغسطس 2025");
    CHECK(text::month_and_year(2025, 1, {.months = text::Months::tunisian}) == "جانفي 2025");
}

TEST_CASE("the names are those of ICU for the countries that use them") {
    const std::array<std::pair<text::Months, const char*>, 4> families{{{text::Months::levantine, "ar_SY"},
                                                                        {text::Months::egyptian, "ar_EG"},
                                                                        {text::Months::tunisian, "ar_TN"},
                                                                        {text::Months::moroccan, "ar_MA"}}};
    for (const auto& [months, locale] : families) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::DateFormatSymbols symbols{icu::Locale{locale}, status};
        REQUIRE(U_SUCCESS(status));
        int count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count);
        REQUIRE(count == 12);
        for (int month = 1; month <= 12; ++month) {
            std::string name;
            names[month - 1].toUTF8String(name);
            CAPTURE(locale);
            CHECK(text::month_and_year(2025, month, {.months = months}) == name + " 2025");
        }
    }
}

TEST_CASE("a sighting moves the Hijri date by a day") {
    CHECK(text::hijri_date(evening, {.hijri_offset_days = -1}) == "9 ذو القعدة 1446");
    CHECK(text::hijri_date(evening, {.hijri_offset_days = 1}) == "11 ذو القعدة 1446");
    CHECK(text::hijri_date(at("2025-03-01"), house) == "1 رمضان 1446");
    CHECK(text::hijri_date(at("2025-03-30"), house) == "1 شوال 1446");
    CHECK(text::hijri_date(at("2024-07-07"), house) == "1 محرم 1446");
    CHECK(text::hijri_date(at("1969-12-31"), house) == "21 شوال 1389");
}

TEST_CASE("the time since is said in six plural forms") {
    CHECK(ago("2025-05-08 18:39:30") == "الآن");
    CHECK(ago("2025-05-08 18:39") == "قبل دقيقة");
    CHECK(ago("2025-05-08 18:38") == "قبل دقيقتين");
    CHECK(ago("2025-05-08 18:37") == "قبل 3 دقائق");
    CHECK(ago("2025-05-08 18:00") == "قبل 40 دقيقة");
    CHECK(ago("2025-05-08 17:40:01") == "قبل 59 دقيقة");
    CHECK(ago("2025-05-08 17:40") == "قبل ساعة");
    CHECK(ago("2025-05-08 16:40") == "قبل ساعتين");
    CHECK(ago("2025-05-08 15:00") == "قبل 3 ساعات");
    CHECK(ago("2025-05-08 00:00") == "قبل 18 ساعة");
    CHECK(ago("2025-05-07 23:59") == "أمس");
    CHECK(ago("2025-05-07 00:00") == "أمس");
    CHECK(ago("2025-05-06 23:59") == "6 أيار 2025");
    CHECK(ago("2025-05-08 18:00", "ar", indic) == "قبل ٤٠ دقيقة");
    CHECK(ago("2025-05-08 18:39", "en", indic) == "1 minute ago");
    CHECK(ago("2025-05-08 16:40", "en") == "2 hours ago");
    CHECK(ago("2025-05-07 10:00", "en") == "yesterday");
}

TEST_CASE("just after midnight, late yesterday is hours ago") {
    CHECK(text::since(at("2025-05-07 22:00"), at("2025-05-08 01:00"), house) == "قبل 3 ساعات");
    CHECK(text::since(at("2025-05-07 23:50"), at("2025-05-08 00:10"), house) == "قبل 20 دقيقة");
    CHECK(text::since(at("2025-05-07 13:00"), at("2025-05-08 01:30"), house) == "أمس");
}

TEST_CASE("another node's clock a little ahead is now, and what is to come has its date") {
    CHECK(text::since(evening + std::chrono::seconds{40}, evening, house) == "الآن");
    CHECK(text::since(evening + std::chrono::hours{24}, evening, house) == "9 أيار 2025");
}

TEST_CASE("the forms for machines") {
    CHECK(text::iso8601(evening, house) == "2025-05-08T18:40:00+03:00");
    CHECK(text::iso8601(evening, {.zone = "UTC"}) == "2025-05-08T15:40:00+00:00");
    CHECK(text::iso8601(evening, {.zone = "America/Caracas"}) == "2025-05-08T11:40:00-04:00");
    CHECK(text::iso8601(evening, {.zone = "Asia/Kolkata"}) == "2025-05-08T21:10:00+05:30");
    CHECK(text::iso8601(evening, indic) == "2025-05-08T18:40:00+03:00");
    CHECK(text::http_date(evening) == "Thu, 08 May 2025 15:40:00 GMT");
    CHECK(text::rfc5322_date(evening, house) == "Thu, 08 May 2025 18:40:00 +0300");
    CHECK(text::http_date(from_ms(-1)) == "Wed, 31 Dec 1969 23:59:59 GMT");
    CHECK(text::iso8601(from_ms(-2'208'988'800'000), {.zone = "UTC"}) == "1900-01-01T00:00:00+00:00");
}

TEST_CASE("an offset with seconds is cut to minutes, and the clock with it") {
    const House cairo{.zone = "Africa/Cairo"};  // +2:05:09 until 1900
    const std::string iso = text::iso8601(from_ms(-2'500'000'000'000), cairo);
    CHECK(iso.ends_with("+02:05"));
    CHECK(at(iso, cairo) == from_ms(-2'500'000'000'000));
}

TEST_CASE("winter and summer, where the zone still knows them") {
    const House beirut{.zone = "Asia/Beirut"};
    CHECK(text::iso8601(at("2025-01-08T12:00:00Z"), beirut) == "2025-01-08T14:00:00+02:00");
    CHECK(text::iso8601(at("2025-07-08T12:00:00Z"), beirut) == "2025-07-08T15:00:00+03:00");
    CHECK(text::iso8601(at("2025-01-08T12:00:00Z"), house) == "2025-01-08T15:00:00+03:00");  // Damascus since 2022
    CHECK(text::iso8601(at("2021-01-08T12:00:00Z"), house) == "2021-01-08T14:00:00+02:00");
}

TEST_CASE("dates are read with three kinds of digits, in the zone or with an offset") {
    CHECK(at("2025-05-08 18:40") == evening);
    CHECK(at(" ٢٠٢٥-٠٥-٠٨ ١٨:٤٠ ") == evening);
    CHECK(at("۲۰۲۵-۰۵-۰۸T۱۸:۴۰:۰۰") == evening);
    CHECK(at("2025-05-08T15:40:00Z") == evening);
    CHECK(at("2025-05-08T15:40:00.250Z") == evening + std::chrono::milliseconds{250});
    CHECK(at("2025-05-08T15:40:00.2509999Z") == evening + std::chrono::milliseconds{250});
    CHECK(at("2025-05-08T11:40:00-0400") == evening);
    CHECK(at("2025-05-08 11:40 -04") == evening);
    CHECK(at("2025-05-08T21:10+05:30") == evening);
    CHECK(at("2025-05-08") == text::start_of({2025, 5, 8}, house));
    CHECK(at("1918-03-08") < from_ms(0));
    CHECK(text::iso8601(at("1958-02-22 10:00"), house) == "1958-02-22T10:00:00+02:00");
}

TEST_CASE("what is no date or no such day is refused") {
    for (const char* text : {"",
                             "اليوم",
                             "2025-02-30",
                             "2025-02-29",
                             "2025-13-01",
                             "2025-00-10",
                             "2025-05-00",
                             "0000-01-01",
                             "2025-5-8",
                             "2025-05-08 24:00",
                             "2025-05-08 18:60",
                             "2025-05-08 18:40:60",
                             "2025-05-08T",
                             "2025-05-08 18",
                             "2025-05-08x",
                             "2025-05-08 18:40 أمس",
                             "2025-05-08T18:40+3",
                             "2025-05-08T18:40+03:",
                             "2025-05-08T18:40+24:00",
                             "2025-05-08T18:40Zx",
                             "8/5/2025",
                             "2025-05-08 18:40:00.",
                             "20250508",
                             "-2025-05-08"}) {
        CAPTURE(text);
        CHECK_FALSE(text::parse_instant(text, house).has_value());
    }
    CHECK(text::parse_instant("2024-02-29", house).has_value());
    CHECK(text::parse_day("2024-02-29") == Day{2024, 2, 29});
    CHECK(text::parse_day("٢٠٢٥-٠٥-٠٨") == Day{2025, 5, 8});
    CHECK_FALSE(text::parse_day("2025-02-30").has_value());
    CHECK_FALSE(text::parse_day("2025-05-08 18:40").has_value());
}

TEST_CASE("an hour that the clocks skip is read as before they moved, one that comes twice as the first") {
    const House berlin{.zone = "Europe/Berlin"};
    CHECK(text::iso8601(at("2025-03-30 02:30", berlin), berlin) == "2025-03-30T03:30:00+02:00");
    CHECK(text::iso8601(at("2025-10-26 02:30", berlin), berlin) == "2025-10-26T02:30:00+02:00");
    // Beirut's clocks move at midnight: that day begins at one.
    const House beirut{.zone = "Asia/Beirut"};
    CHECK(text::iso8601(text::start_of({2025, 3, 30}, beirut), beirut) == "2025-03-30T01:00:00+03:00");
}

TEST_CASE("the day is the paper's, not Greenwich's") {
    CHECK(text::day_of(at("2025-05-08T21:30:00Z"), house) == Day{2025, 5, 9});
    CHECK(text::day_of(at("2025-05-08T20:30:00Z"), house) == Day{2025, 5, 8});
    CHECK(text::iso_day({2025, 5, 8}) == "2025-05-08");
    CHECK(text::next_day({2025, 12, 31}) == Day{2026, 1, 1});
    CHECK(text::next_day({2024, 2, 28}) == Day{2024, 2, 29});
    CHECK(text::previous_day({2025, 3, 1}) == Day{2025, 2, 28});
}

TEST_CASE("HTTP dates of all three kinds are read") {
    const Instant november = at("1994-11-06T08:49:37Z");
    CHECK(text::from_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == november);
    CHECK(text::from_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == november);
    CHECK(text::from_http_date("Sun Nov  6 08:49:37 1994") == november);
    for (const char* text :
         {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT", "06 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun Nov  6 08:49:37", "٠٦"}) {
        CAPTURE(text);
        CHECK_FALSE(text::from_http_date(text).has_value());
    }
}

TEST_CASE("a zone is one that ICU knows") {
    for (const char* zone : {"Asia/Damascus", "Africa/Cairo", "UTC", "Europe/Berlin", "Africa/Casablanca"}) {
        CHECK(text::is_zone(zone));
    }
    for (const char* zone : {"", "Asia/Midad", "Etc/Unknown", "GMT+03:00", "دمشق", "asia"})
        CHECK_FALSE(text::is_zone(zone));
}

TEST_CASE("whatever is written is read back, and every day begins where the one before ends") {
    std::mt19937_64 random{20250508};
    for (const char* zone :
         {"Asia/Damascus", "Asia/Beirut", "Africa/Cairo", "Asia/Amman", "Africa/Casablanca", "Asia/Tehran",
          "Europe/Berlin", "America/New_York", "Asia/Gaza", "Asia/Kathmandu", "Australia/Lord_Howe"}) {
        const House there{.zone = zone};
        CAPTURE(zone);
        for (int round = 0; round < 2000; ++round) {
            // 1880 to 2120, whole seconds.
            const Instant when = from_ms((static_cast<std::int64_t>(random() % 7'570'000'000) - 2'840'000'000) * 1000);
            CAPTURE(to_ms(when));
            REQUIRE(text::parse_instant(text::iso8601(when, there), there) == when);
            REQUIRE(text::from_http_date(text::http_date(when)) == when);
            const Day day = text::day_of(when, there);
            const Instant start = text::start_of(day, there);
            REQUIRE(start <= when);
            REQUIRE(when < text::start_of(text::next_day(day), there));
            REQUIRE(text::day_of(start, there) == day);
            REQUIRE(text::day_of(start - std::chrono::milliseconds{1}, there) < day);
            REQUIRE(text::parse_day(text::iso_day(day)) == day);
            REQUIRE(text::previous_day(text::next_day(day)) == day);
        }
    }
}
