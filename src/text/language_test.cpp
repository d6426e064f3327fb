#include "text/language.h"

#include <doctest/doctest.h>

#include <string>

using midad::text::is_language;

TEST_CASE("a language is one that ISO 639 names, written as BCP 47 has it") {
    for (const char* known :
         {"ar", "en", "ar-SY", "en-GB", "fa", "ckb", "kmr", "uz-Arab", "zh-Hant-TW", "sr-Latn", "AR"}) {
        CHECK_MESSAGE(is_language(known), std::string{known});
    }
    for (const char* unknown : {"",
                                "zz",
                                "xx",
                                "arabic",
                                "a r",
                                "a",
                                "-",
                                "-ar",
                                "ar-",
                                "ar--SY",
                                "ar_SY",
                                "und",
                                "mul",
                                "x-house",
                                "qaa",
                                "qtz",
                                "عربي",
                                "12",
                                "ar-SYR0-toolongasubtag",
                                "english-language-of-the-united-kingdom"}) {
        CHECK_MESSAGE(!is_language(unknown), std::string{unknown});
    }
}
