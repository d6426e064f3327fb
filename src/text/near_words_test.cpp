#include "text/near_words.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/word_counts.h"

using namespace midad;

namespace {

std::string near(const text::WordCounts& site, std::string_view typed, std::size_t most = 9) {
    const text::NearWords words{site};
    std::string line;
    for (const text::NearWord& word : words.near(typed, most)) line.append(line.empty() ? "" : " ").append(word.exact);
    return line;
}

text::WordCounts site() {
    text::WordCounts counts;
    counts.add_text("الانتربول الانتربول المخدرة فنزويلا فنزويلا فنزويلا كاراكاس انتخابات انتخابات علم عالم عالم عمل");
    return counts;
}

}  // namespace

TEST_CASE("a letter lost, added, changed or swapped leads back to the word") {
    CHECK(near(site(), "فنزول").empty());  // two letters are lost
    CHECK(near(site(), "فنزويلا").empty());
    CHECK(near(site(), "فنزويل") == "فنزويلا");
    CHECK(near(site(), "فنزويللا") == "فنزويلا");
    CHECK(near(site(), "فنزوبلا") == "فنزويلا");
    CHECK(near(site(), "فنزيولا") == "فنزويلا");
    CHECK(near(site(), "كاراكس") == "كاراكاس");
    CHECK(near(site(), "انتخبات") == "انتخابات");
    CHECK(near(site(), "الانتلبول") == "الانتربول");
}

TEST_CASE("what is written oftener comes first, and only as many as were asked for") {
    CHECK(near(site(), "علمم") == "علم");
    text::WordCounts counts;
    counts.add("كتاب", 3);
    counts.add("كتايب", 9);
    counts.add("كاتب", 12);
    CHECK(near(counts, "كتاب") == "كاتب كتايب");
    CHECK(near(counts, "كتاب", 1) == "كاتب");
    CHECK(near(counts, "كتاتب") == "كاتب كتايب كتاب");
}

TEST_CASE("words too short or too long have no neighbours, and broken bytes do no harm") {
    CHECK(near(site(), "عل").empty());
    CHECK(near(site(), std::string(60, 'a')).empty());
    CHECK(near(site(), "\xFF\xFE\xFD").empty());
    CHECK(near(text::WordCounts{}, "فنزويلا").empty());
    CHECK(near(site(), "فنزويلا", 0).empty());
}

TEST_CASE("a vocabulary is written down and read again") {
    const std::string lines = site().to_lines();
    const auto again = text::WordCounts::from_lines(lines);
    REQUIRE(again.has_value());
    CHECK(again->to_lines() == lines);
    CHECK(again->count("فنزويلا") == 3);
    CHECK(again->count("فنز") == 0);
    CHECK(text::WordCounts::from_lines("").has_value());
}

TEST_CASE("lines that are no vocabulary are refused") {
    for (const std::string_view lines : {"علم\t3", "علم 3\n", "علم\t\n", "علم\t-1\n", "علم\t4294967296\n", "\t3\n",
                                         "علم\t3\nعلم\t4\n", "عمل\t3\nعلم\t4\n", "علم\t3 \n"}) {
        CAPTURE(lines);
        CHECK_FALSE(text::WordCounts::from_lines(lines).has_value());
    }
}

TEST_CASE("a count that would overflow stays at its highest") {
    text::WordCounts counts;
    counts.add("علم", 4'294'967'295u);
    counts.add("علم");
    CHECK(counts.count("علم") == 4'294'967'295u);
}
