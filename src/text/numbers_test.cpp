#include "text/numbers.h"

#include <cstdint>
#include <limits>
#include <memory>

#include <doctest/doctest.h>
#include <unicode/plurrule.h>

using namespace midad;
using text::Plural;

namespace {

const text::House european;
const text::House indic{.digits = text::Digits::arabic_indic};

}  // namespace

TEST_CASE("a number is grouped and set in the house's digits") {
    CHECK(text::number(563, european) == "563");
    CHECK(text::number(1204, european) == "1,204");
    CHECK(text::number(1204, indic) == "١٬٢٠٤");
    CHECK(text::number(1'234'567, indic) == "١٬٢٣٤٬٥٦٧");
    CHECK(text::number(0, indic) == "٠");
    CHECK(text::number(-12'500, european) == "-12,500");
    CHECK(text::number(std::numeric_limits<std::int64_t>::min(), european) == "-9,223,372,036,854,775,808");
}

TEST_CASE("only ASCII digits change with the house") {
    CHECK(text::in_house_digits("18:40 في دمشق", indic) == "١٨:٤٠ في دمشق");
    CHECK(text::in_house_digits("18:40", european) == "18:40");
}

TEST_CASE("digits of three kinds become ASCII") {
    CHECK(text::ascii_digits("٢٠٢٥ ۲۰۲۵ 2025 عام") == "2025 2025 2025 عام");
    CHECK(text::ascii_digits("\xFF٣") ==
          "\xFF"
          "3");
}

TEST_CASE("Arabic has six plural forms") {
    CHECK(text::plural_of(0) == Plural::zero);
    CHECK(text::plural_of(1) == Plural::one);
    CHECK(text::plural_of(2) == Plural::two);
    CHECK(text::plural_of(3) == Plural::few);
    CHECK(text::plural_of(10) == Plural::few);
    CHECK(text::plural_of(11) == Plural::many);
    CHECK(text::plural_of(99) == Plural::many);
    CHECK(text::plural_of(100) == Plural::other);
    CHECK(text::plural_of(102) == Plural::other);
    CHECK(text::plural_of(103) == Plural::few);
    CHECK(text::plural_of(-2) == Plural::two);
    CHECK(text::plural_of(1, "en") == Plural::one);
    CHECK(text::plural_of(2, "en-GB") == Plural::other);
    CHECK(text::plural_of(2, "ru") == Plural::few);  // by ICU's rules
}

TEST_CASE("the forms are those of CLDR for every count up to two thousand") {
    UErrorCode status = U_ZERO_ERROR;
    for (const char* language : {"ar", "en"}) {
        const std::unique_ptr<icu::PluralRules> rules{icu::PluralRules::forLocale(icu::Locale{language}, status)};
        REQUIRE(U_SUCCESS(status));
        constexpr const char* names[] = {"zero", "one", "two", "few", "many", "other"};
        for (std::int32_t count = 0; count <= 2000; ++count) {
            std::string keyword;
            rules->select(count).toUTF8String(keyword);
            CAPTURE(count);
            REQUIRE(keyword == names[static_cast<std::size_t>(text::plural_of(count, language))]);
        }
    }
}
