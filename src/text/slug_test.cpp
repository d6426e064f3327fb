#include "text/slug.h"

#include <doctest/doctest.h>

#include "text/fold.h"

using namespace midad;

TEST_CASE("a headline becomes an address of its words") {
    struct Case {
        std::string_view headline, slug;
    };
    for (const auto& [headline, slug] : {
             Case{"أسعار الوقود ترتفع 5٪", "أسعار-الوقود-ترتفع-5"},
             Case{"اتفاق المرفأ: السهل والجزر توسّعان عملهما", "اتفاق-المرفأ-السهل-والجزر-توسعان-عملهما"},
             Case{"مـــداد", "مداد"},
             Case{"«مداد» تقول: «نعم»!", "مداد-تقول-نعم"},
             Case{"مسؤول في شاطئ إسلام آباد", "مسؤول-في-شاطئ-إسلام-آباد"},
             Case{"الذكرى الـ80 للنصر", "الذكرى-ال80-للنصر"},
             Case{"C++", "c"},
             Case{"5G", "5g"},
             Case{"لغة C++ في الصف الثامن", "لغة-c-في-الصف-الثامن"},
             Case{"فوز 3-1 في ٢٠٢٥ و۲۰۲۶", "فوز-3-1-في-2025-و2026"},
             Case{"  - مداد -- ", "مداد"},
             Case{"a/b?c=d&e#f%20g", "a-b-c-d-e-f-20g"},
             Case{"../../etc", "etc"},
             Case{"São Paulo", "são-paulo"},
             Case{"ﻣﺪﺍﺩ ﷲ", "مداد-الله"},
             Case{"\u2067مداد\u2069\u200C\uFEFF", "مداد"},
             Case{"📰 ؟ «» …", ""},
             Case{"", ""},
         }) {
        CAPTURE(headline);
        CHECK(text::slug(headline) == slug);
        CHECK(text::slug(slug) == slug);
    }
}

TEST_CASE("a long headline is cut at a word within eighty characters") {
    std::string headline;
    for (int word = 0; word < 30; ++word) headline += "كلمات ";
    const std::string slug = text::slug(headline);
    CHECK(text::length(slug) == 77);  // thirteen words of five letters and twelve hyphens
    CHECK(slug.ends_with("-كلمات"));
    CHECK(text::slug(slug) == slug);
}

TEST_CASE("one endless word is cut at eighty characters") {
    std::string word;
    for (int letter = 0; letter < 200; ++letter) word += "م";
    CHECK(text::length(text::slug(word)) == 80);
    CHECK(text::slug(std::string(80, 'a')).size() == 80);
    CHECK(text::slug(std::string(80, 'a') + " b").size() == 80);
    CHECK(text::slug(std::string(81, 'a') + " b").size() == 80);
}

TEST_CASE("bytes that are no character part words, and never reach an address") {
    CHECK(text::slug("مداد\xFF\xFEخبر") == "مداد-خبر");
    CHECK(text::slug("\xED\xA0\x80").empty());
}
