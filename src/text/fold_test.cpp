#include "text/fold.h"

#include <random>

#include <doctest/doctest.h>

#include "base/utf8.h"

using namespace midad;

namespace {

struct Pair {
    std::string_view one, other;
};

}  // namespace

TEST_CASE("spellings of one word have one key") {
    for (const auto& [one, other] : {
             Pair{"مـــداد", "مداد"}, Pair{"مِدادٌ", "مداد"},         Pair{"هٰذا", "هذا"},   Pair{"أحمد", "احمد"},
             Pair{"إسلام", "اسلام"},  Pair{"آخر", "اخر"},           Pair{"ٱلله", "الله"}, Pair{"مستشفى", "مستشفي"},
             Pair{"مدينة", "مدينه"},  Pair{"مسؤول", "مسوول"},       Pair{"شىء", "شيء"},   Pair{"شيء", "شي"},
             Pair{"سماء", "سما"},     Pair{"شاطئ", "شاطىء"},        Pair{"٢٠٢٥", "2025"}, Pair{"۲۰۲۵", "2025"},
             Pair{"١٬٢٠٤", "1204"},   Pair{"1,234,567", "1234567"}, Pair{"٣٫٥", "3.5"},   Pair{"ایران", "إيران"},
             Pair{"کتاب", "كتاب"},    Pair{"پوتين", "بوتين"},       Pair{"ڤيتو", "فيتو"}, Pair{"چاد", "جاد"},
             Pair{"گوگل", "كوكل"},    Pair{"ﻣﺪﺍﺩ", "مداد"},         Pair{"ﷲ", "الله"},    Pair{"Ｍidad", "midad"},
             Pair{"MIDAD", "midad"},
         }) {
        CAPTURE(one);
        CAPTURE(other);
        CHECK(text::folded(one) == text::folded(other));
    }
}

TEST_CASE("other words keep other keys") {
    for (const auto& [one, other] : {
             Pair{"علم", "عالم"},
             Pair{"ضرب", "ظرب"},
             Pair{"نفد", "نفذ"},
             Pair{"12", "1.2"},
             Pair{"1,2", "12"},
             Pair{"سؤال", "سال"},
             Pair{"هاجر", "حاجر"},
             Pair{"C++", "C"},
         }) {
        CAPTURE(one);
        CHECK(text::folded(one) != text::folded(other));
    }
}

TEST_CASE("a hamza that was typed apart joins its seat before anything is dropped") {
    CHECK(text::folded("ا\u0654حمد") == text::folded("أحمد"));
    CHECK(text::folded("مسو\u0654ول") == text::folded("مسؤول"));
    CHECK(text::folded("شاطي\u0654") == text::folded("شاطئ"));
    CHECK(text::tidy("ا\u0653خر") == "آخر");
    CHECK(text::plain("ا\u0655سلام") == "إسلام");
}

TEST_CASE("the lone hamza is dropped at the end of a word only") {
    CHECK(text::folded("قراءة") == "قراءه");
    CHECK(text::folded("بناء المدينة") == "بنا المدينه");
    CHECK(text::folded("بناء، ") == "بنا، ");
    CHECK(text::folded("جزء") == "جزء");
}

TEST_CASE("invisible characters leave no trace in a key") {
    CHECK(text::folded("\uFEFFال\u200Cمداد\u200F\u00AD") == "المداد");
    CHECK(text::folded("\u2067مداد\u2069") == "مداد");
}

TEST_CASE("tidy keeps harakat, plain drops them, both drop tatweel and controls") {
    CHECK(text::tidy("  عُمّان \t\n تستضيف\u200F  القمّة ") == "عُمّان تستضيف القمّة");
    CHECK(text::plain("عُمّان تستضيف\u00A0 القمّـــة") == "عمان تستضيف القمة");
    CHECK(text::tidy("صحيفة\u0007 المـداد\u0000") == "صحيفة المداد");
    CHECK(text::tidy(" \u200B\u200F ").empty());
    CHECK(text::tidy("").empty());
}

TEST_CASE("the tatweel by which a prefix joins a number or a quotation is spelling") {
    CHECK(text::tidy("الذكرى الــ80 للنصر") == "الذكرى الـ80 للنصر");
    CHECK(text::plain("قال لـ«المداد»") == "قال لـ«المداد»");
    CHECK(text::tidy("نظام الـGPS") == "نظام الـGPS");
    CHECK(text::tidy("الـ 80") == "ال 80");
    CHECK(text::tidy("مـداد") == "مداد");
    CHECK(text::tidy("ـ 80") == "80");
}

TEST_CASE("bytes that are no character become U+FFFD and nothing throws") {
    CHECK(text::folded("مداد\xFF") == "مداد\uFFFD");
    CHECK(is_utf8(text::tidy("\xD9 مداد \xED\xA0\x80")));
    CHECK(is_utf8(text::folded("\xC0\xAF\xF4\x90\x80\x80")));
}

TEST_CASE("letters, marks and what cannot be seen are told apart") {
    for (const char32_t c : {U'ا', U'ة', U'ى', U'پ', U'ڤ', U'ک', U'ۃ', U'\uFEFB', U'\u0750'})
        CHECK(text::is_arabic_letter(c));
    for (const char32_t c : {U'ـ', U'a', U'٣', U'،', U'\u064E', U'\u0670', U'\uFEFF'})
        CHECK_FALSE(text::is_arabic_letter(c));
    for (const char32_t c : {U'\u064B', U'\u0651', U'\u0670', U'\u06D6'}) CHECK(text::is_haraka(c));
    CHECK_FALSE(text::is_haraka(U'ا'));
    for (const char32_t c : {U'\u200F', U'\u202B', U'\u2067', U'\u200D', U'\uFEFF', U'\u00AD', U'\u061C'})
        CHECK(text::is_invisible(c));
    CHECK_FALSE(text::is_invisible(U' '));
}

TEST_CASE("length counts what a reader counts") {
    CHECK(text::length("") == 0);
    CHECK(text::length("مداد") == 4);
    CHECK(text::length("عُمّان") == 4);
    CHECK(text::length("MedPharm 5G") == 11);
    CHECK(text::length("👨\u200D👩\u200D👧 عائلة") == 7);
    CHECK(text::length("e\u0301") == 1);
    CHECK(text::length("\r\n") == 1);
}

TEST_CASE("a shortened text ends at a word and is never longer than asked") {
    const std::string_view headline = "اتفاق المرفأ: السهل والجزر توسّعان عملهما";
    CHECK(text::shortened(headline, 100) == headline);
    CHECK(text::shortened(headline, 14) == "اتفاق المرفأ…");  // the colon goes with the cut
    CHECK(text::shortened(headline, 20) == "اتفاق المرفأ: السهل…");
    CHECK(text::shortened("مداد", 4) == "مداد");
    CHECK(text::shortened("مداد", 3) == "مد…");
    CHECK(text::shortened("مداد", 1) == "…");
    CHECK(text::shortened("مداد", 0).empty());
    for (std::size_t characters = 0; characters < 50; ++characters) {
        CHECK(text::length(text::shortened(headline, characters)) <= characters);
    }
}

TEST_CASE("folding, tidying and plainness are reached at once, whatever the text") {
    // Letters, marks, joiners, digits, Latin with marks, presentation forms, signs: what can join or part.
    const std::u32string_view alphabet =
        U"اأإآءؤئىيةهوبلال "
        U"\u0640\u0640\u064B\u0651\u0654\u0655\u0653\u0670\u06D6\u200C\u200D\u200F\uFEFF\u00AD,,.٬٫0123٤٥۶"
        U"aAeEJTǰ\u0301\u030C\u0308\u0323İıſﬁ½²\uFEFB\uFDFA\uFC5E\u1100\u1161\u11A8\u00A0\u3000«»\"-–+#"
        U"\u0345\u2126Å\uFF21";
    std::mt19937 random{20250508};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const std::size_t count = random() % 14;
        for (std::size_t at = 0; at < count; ++at) append_utf8(text, alphabet[random() % alphabet.size()]);
        CAPTURE(text);
        const std::string folded = text::folded(text), tidy = text::tidy(text), plain = text::plain(text);
        REQUIRE(text::folded(folded) == folded);
        REQUIRE(text::tidy(tidy) == tidy);
        REQUIRE(text::plain(plain) == plain);
        REQUIRE(is_utf8(folded));
        REQUIRE(text::plain(tidy) == plain);
    }
}
