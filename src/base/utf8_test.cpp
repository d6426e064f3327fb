#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace midad;

TEST_CASE("Arabic with harakat, Latin and an emoji are well formed") { CHECK(is_utf8("عُمّان 5G 📰")); }

TEST_CASE("the offset of the first broken byte is told") {
    CHECK(first_bad_utf8("مداد\xFF") == 8);
    CHECK(first_bad_utf8("\xC0\xAF") == 0);          // overlong
    CHECK(first_bad_utf8("م\xED\xA0\x80") == 2);     // surrogate
    CHECK(first_bad_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
    CHECK(first_bad_utf8("\xD9") == 0);              // cut
}

TEST_CASE("what is decoded is encoded to the same bytes") {
    const std::string_view text = "أهلاً 8 أيار 📰";
    std::string again;
    for (std::size_t at = 0; at < text.size();) append_utf8(again, next_code_point(text, at));
    CHECK(again == text);
}

TEST_CASE("a cut never splits a letter") {
    CHECK(cut_utf8("مداد", 5) == "مد");
    CHECK(cut_utf8("مداد", 0).empty());
    CHECK(cut_utf8("مداد", 80) == "مداد");
}
