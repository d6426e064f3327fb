#include "imports/json_lines.h"

#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("a body in HTML becomes blocks, of which nothing runs and nothing comes from elsewhere") {
    const auto imported = read_import_line(
        R"({"id":"1","title":"ع","body":"نص لا يُقرأ","body_html":"<script>alert(1)</script><p onclick=x>فقــرة <b>أولى</b> <a href='javascript:x'>كلمة</a> <a href='https://example.org/1'>MedPharm</a></p><h2>عنوان</h2><figure><img src='https://example.org/x.png' alt='صورة'></figure><ul><li>واحد<li>2</ul><iframe src='https://example.org'></iframe>","date":"2017-01-01","section":"a"})",
        tunis);
    REQUIRE(imported);
    const auto& blocks = imported->publication.article.blocks;
    REQUIRE(blocks.size() == 3);
    const auto& text = std::get<article::Paragraph>(blocks[0]).text;
    CHECK(article::plain_text(text) == "فقرة أولى كلمة MedPharm");
    CHECK(text.at(1).strong);
    CHECK(text.back().link == "https://example.org/1");
    CHECK(std::ranges::count_if(text, [](const auto& span) { return !span.link.empty(); }) == 1);
    CHECK(std::get<article::Subhead>(blocks[1]).text == "عنوان");
    CHECK(std::get<article::List>(blocks[2]).items.size() == 2);
}

TEST_CASE("one of the two bodies must be there, and say something") {
    const auto with = [](const std::string& fields) {
        return fault_of(R"({"id":"1","title":"ع","date":"2017-01-01","section":"a")" + fields + "}");
    };
    CHECK(with("") == "import.missing");
    CHECK(with(R"(,"body_html":"<p>ن</p>")") == "taken");
    CHECK(with(R"(,"body":"ن","body_html":null)") == "taken");
    CHECK(with(R"(,"body":"ن","body_html":"  ")") == "taken");
    CHECK(with(R"(,"body_html":"<script>x</script>")") == "import.missing");
    CHECK(with(R"(,"body_html":7)") == "import.not_text");
    CHECK(with(R"(,"body":7,"body_html":"<p>ن</p>")") == "import.not_text");
    std::string deep;
    for (int level = 0; level < 5000; ++level) deep += "<div>";
    CHECK(with(R"(,"body_html":")" + deep + R"(ن")") == "import.html_too_deep");
    CHECK(with(R"(,"body_html":")" + std::string(1'100'000, 'x') + R"(")") == "import.html_too_long");
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
