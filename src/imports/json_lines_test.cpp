#include "imports/json_lines.h"

#include <doctest/doctest.h>

using namespace midad;
using imports::read_import_line;

namespace {

const text::House tunis{.months = text::Months::tunisian, .zone = "Africa/Tunis"};

std::string fault_of(std::string_view line) {
    const auto imported = read_import_line(line, tunis);
    return imported ? "taken" : imported.error().key;
}

}  // namespace

TEST_CASE("a line becomes a story with paragraphs, a source and a time") {
    const auto imported = read_import_line(
        R"({"id":"JA-1","title":" فتح الطريق  الجبلية ","abstract":"بعد الثلوج","body":"الفقرة الأولى\n\nالفقرة الثانية","date":"2017-02-07T10:30:00+01:00","section":"localNews","section_ar":"وطنية","source":"إذاعة","url":"http://example.org/1"})",
        tunis);
    REQUIRE(imported);
    const auto& publication = imported->publication;
    CHECK(publication.origin == "JA-1");
    CHECK(publication.article.headline == "فتح الطريق الجبلية");
    CHECK(publication.article.blocks.size() == 2);
    CHECK(publication.article.sources[0].address == "http://example.org/1");
    CHECK(to_ms(*publication.published_at) == 1486459800000);
    CHECK(imported->section_name == "وطنية");
}

TEST_CASE("each way that a line can be wrong has its own sentence") {
    CHECK(fault_of("{") == "import.not_json");
    CHECK(fault_of("[]") == "import.not_object");
    CHECK(fault_of("{\"id\":\"\xFF\"}") == "import.not_utf8");
    CHECK(fault_of(R"({"title":"ع","body":"ن","date":"2017-01-01","section":"a"})") == "import.missing");
    CHECK(fault_of(R"({"id":7,"title":"ع","body":"ن","date":"2017-01-01","section":"a"})") == "import.not_text");
    CHECK(fault_of(R"({"id":"1","title":"عـــاجل","body":"ن","date":"2017-02-30","section":"a"})") ==
          "import.bad_date");
    CHECK(fault_of(R"({"id":"1","title":"  ","body":"ن","date":"2017-02-03","section":"a"})") == "import.missing");
    CHECK(fault_of(std::string(imports::longest_line + 1, 'x')) == "import.too_long");
    CHECK(fault_of("{\"id\":" + std::string(100, '[')) == "import.not_json");
    CHECK(fault_of(R"({"id":")" + std::string(201, 'x') +
                   R"(","title":"ع","body":"ن","date":"2017-01-01","section":"a"})") == "import.long_id");
}
