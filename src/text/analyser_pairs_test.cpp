#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/analyser.h"
#include "text/word_counts.h"

using namespace midad;

namespace {

struct Row {
    std::string one, other;
    bool must_meet, also_young;
};

std::string trimmed(std::string_view cell) {
    const std::size_t begin = cell.find_first_not_of(' ');
    return begin == std::string_view::npos ? ""
                                           : std::string{cell.substr(begin, cell.find_last_not_of(' ') - begin + 1)};
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t at = line.find('|'); at != std::string_view::npos;) {
        const std::size_t next = line.find('|', at + 1);
        if (next == std::string_view::npos) break;
        cells.push_back(trimmed(line.substr(at + 1, next - at - 1)));
        at = next;
    }
    return cells;
}

/// The rows of docs/search-words.md.
std::vector<Row> rows() {
    std::ifstream page{"docs/search-words.md"};
    REQUIRE(page.good());
    std::vector<Row> rows;
    bool must_meet = true;
    for (std::string line; std::getline(page, line);) {
        if (line == "## Must not meet") must_meet = false;
        const auto cells = cells_of(line);
        if (cells.size() != 3 || cells[0] == "one" || cells[0].starts_with("--")) continue;
        rows.push_back({cells[0], cells[1], must_meet, cells[2].starts_with("young")});
    }
    return rows;
}

/// The stems by which a text is found: of the whole, when it is one name or code, else of its words.
std::set<std::string> stems_of(text::Analyser& analyser, const std::string& words) {
    std::set<std::string> compounds, plain;
    for (const text::Word& word : analyser.words_of(words)) {
        (word.compound ? compounds : plain).emplace(word.stem);
    }
    return compounds.empty() ? plain : compounds;
}

void check_rows(const text::Vocabulary& vocabulary, bool is_young) {
    text::Analyser analyser{vocabulary};
    for (const Row& row : rows()) {
        if (is_young && !row.also_young) continue;
        const auto one = stems_of(analyser, row.one), other = stems_of(analyser, row.other);
        CAPTURE(row.one);
        CAPTURE(row.other);
        CAPTURE(is_young);
        CHECK_FALSE(one.empty());
        CHECK((one == other) == row.must_meet);
    }
}

}  // namespace

TEST_CASE("the manual's words find each other, or do not, as it says") {
    text::WordCounts site;
    for (const Row& row : rows()) {
        site.add_text(row.one);
        site.add_text(row.other);
    }
    check_rows(site, false);
}

TEST_CASE("on a site that has written nothing the manual's words do the same") { check_rows(text::WordCounts{}, true); }

TEST_CASE("the manual says of as many words that they must not meet as that they must") {
    std::size_t meeting = 0, apart = 0;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Row& row : rows()) {
        (row.must_meet ? meeting : apart) += 1;
        CAPTURE(row.one);
        CHECK(seen.emplace(row.one, row.other).second);
    }
    CHECK(meeting >= 150);
    CHECK(apart >= 150);
}
