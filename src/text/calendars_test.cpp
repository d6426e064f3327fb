#include "text/calendars.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/calendar_words.h"
#include "text/fold.h"
#include "text/pieces.h"

using namespace midad;
using text::Calendar;
using text::Day;

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const text::Piece& piece : text::pieces_of(text)) {
        if (piece.kind == text::Piece::Kind::word)
            words.push_back(text::folded(text.substr(piece.begin, piece.end - piece.begin)));
    }
    return words;
}

int month(std::string_view name) {
    const auto words = words_of(name);
    const auto found = text::month_named(words, 0);
    if (!found || found->words != words.size()) return 0;
    return found->calendar == Calendar::hijri ? -found->month : found->month;
}

int day(std::string_view name) {
    const auto words = words_of(name);
    const auto found = text::day_named(words, 0);
    return found && found->words == words.size() ? found->day : 0;
}

}  // namespace

TEST_CASE("7 May 2025 was a Wednesday") {
    CHECK(text::weekday_of({2025, 5, 7}) == 3);
    CHECK(text::weekday_of({2000, 2, 29}) == 2);
    CHECK(text::weekday_of({1969, 12, 31}) == 3);
    CHECK(text::julian_weekday_of({1917, 10, 25}) == 3);  // «أكتوبر» by its own calendar
    CHECK(text::weekday_of({1917, 11, 7}) == 3);
    CHECK(text::julian_weekday_of({1453, 5, 29}) == 2);
    CHECK_FALSE(text::is_gregorian_day({2025, 2, 29}));
}

TEST_CASE("days are counted across months and years") {
    CHECK(text::days_after({2024, 12, 31}, 1) == Day{2025, 1, 1});
    CHECK(text::days_after({2025, 3, 1}, -1) == Day{2025, 2, 28});
    CHECK(text::days_between({2025, 5, 7}, {2026, 5, 7}) == 365);
    CHECK(text::days_between({2025, 5, 7}, {2025, 5, 1}) == -6);
}

TEST_CASE("a Hijri day is found by Umm al-Qura, there and back") {
    CHECK(text::from_hijri(1446, 11, 9) == Day{2025, 5, 7});
    CHECK(text::hijri_of({2025, 5, 7}) == Day{1446, 11, 9});
    CHECK(text::from_hijri(1446, 9, 1) == Day{2025, 3, 1});
    CHECK_FALSE(text::from_hijri(1446, 9, 31));
    CHECK_FALSE(text::from_hijri(2025, 5, 7));
    CHECK_FALSE(text::from_hijri(1299, 1, 1));
    for (int passed = 0; passed < 800; ++passed) {
        const Day one = text::days_after({2024, 1, 1}, passed);
        const Day hijri = text::hijri_of(one);
        REQUIRE(text::from_hijri(hijri.year, hijri.month, hijri.day) == one);
    }
}

TEST_CASE("months are known in every family and spelling") {
    for (const char* name : {"أيار", "مايو", "ماي", "مايس", "اَيّــار", "May"}) CHECK(month(name) == 5);
    for (const char* name : {"كانون الثاني", "كانون ثاني", "يناير", "جانفي"}) CHECK(month(name) == 1);
    for (const char* name : {"تموز", "يوليو", "يوليه", "يوليوز", "جويلية"}) CHECK(month(name) == 7);
    for (const char* name : {"آب", "أغسطس", "غشت", "أوت", "هانيبال"}) CHECK(month(name) == 8);
    for (const char* name : {"أبريل", "إبريل", "ابريل", "أفريل", "نيسان"}) CHECK(month(name) == 4);
    for (const char* name : {"ربيع الآخر", "ربيع الثاني"}) CHECK(month(name) == -4);
    for (const char* name : {"ذو القعدة", "ذي القعدة", "ذوالقعدة"}) CHECK(month(name) == -11);
    for (const char* name : {"كانون", "ربيع", "وزير", "تشرين"}) CHECK(month(name) == 0);
}

TEST_CASE("weekdays are known however they are spelt") {
    for (const char* name : {"الأربعاء", "الاربعاء", "الأرْبِعاء", "الأربعـاء", "Wednesday", "الاربعا"})
        CHECK(text::weekday_named(text::folded(name)) == 3);
    for (const char* name : {"الإثنين", "الاثنين", "الأثنين"}) CHECK(text::weekday_named(text::folded(name)) == 1);
    for (const char* name : {"أحد", "خميس", "الجمع", "سبت"}) CHECK_FALSE(text::weekday_named(text::folded(name)));
    CHECK(text::weekday_called(3) == "الأربعاء");
    CHECK(text::weekday_called(3, "en") == "Wednesday");
}

TEST_CASE("days in words are days") {
    CHECK(day("السابع") == 7);
    CHECK(day("الثاني عشر") == 12);
    CHECK(day("الحادي والعشرين") == 21);
    CHECK(day("العشرين") == 20);
    CHECK(day("الحادي والثلاثين") == 31);
    CHECK(day("الثاني والثلاثين") == 0);
    CHECK(day("وزير") == 0);
}
