#include <doctest/doctest.h>

#include "article/html.h"
#include "article/json.h"

using namespace midad;
using namespace midad::article;

namespace {

std::vector<Block> blocks(std::string_view html) {
    const auto result = blocks_from_html(html);
    REQUIRE(result);
    return *result;
}

Text words(std::string text) { return {{std::move(text)}}; }

std::string times(std::string_view piece, int count) {
    std::string all;
    while (count-- > 0) all += piece;
    return all;
}

}  // namespace

TEST_CASE("paragraphs are what HTML parts, with blanks as a browser shows them") {
    CHECK(
        blocks("<p> الأول\n  منه </p><p>&nbsp;</p><div>الثاني</div>خارج كل شيء") ==
        std::vector<Block>{Paragraph{words("الأول منه")}, Paragraph{words("الثاني")}, Paragraph{words("خارج كل شيء")}});
    CHECK(blocks("<div>أ<div>ب</div>ج</div>").size() == 3);
    CHECK(blocks("").empty());
}

TEST_CASE("two line breaks part paragraphs, one parts lines") {
    CHECK(blocks("سطر<br>آخر<br> <br>فقرة<br>") ==
          std::vector<Block>{Paragraph{words("سطر\nآخر")}, Paragraph{words("فقرة")}});
}

TEST_CASE("marks and links are kept, and neighbours with the same marks are one") {
    CHECK(
        blocks("<p>قال <b>الو</b><strong>زير</strong> <i>أمس</i>: <a href=\"https://example.org/x\">البيان</a>.</p>") ==
        std::vector<Block>{Paragraph{{{"قال "},
                                      {"الوزير", true, false, ""},
                                      {" "},
                                      {"أمس", false, true, ""},
                                      {": "},
                                      {"البيان", false, false, "https://example.org/x"},
                                      {"."}}}});
    CHECK(blocks("<p>كلمة <a href=\"javascript:x\">بلا رابط</a></p>") ==
          std::vector<Block>{Paragraph{words("كلمة بلا رابط")}});
}

TEST_CASE("headings become sub-heads with anchors") {
    CHECK(
        blocks("<h1>مصنع <b>الإنسولين</b></h1><h4>مصنع الإنسولين</h4><h2> </h2>") ==
        std::vector<Block>{Subhead{"مصنع الإنسولين", "مصنع-الإنسولين"}, Subhead{"مصنع الإنسولين", "مصنع-الإنسولين-2"}});
}

TEST_CASE("who said a quote stands in its footer or behind a dash on its last line") {
    const std::vector<Block> expected{Quote{words("المصنع ليس صورة."), "ريم البيلسان"}};
    CHECK(blocks("<blockquote><p>المصنع ليس صورة.</p><footer>— ريم البيلسان</footer></blockquote>") == expected);
    CHECK(blocks("<blockquote>المصنع ليس صورة. <cite>ريم البيلسان</cite></blockquote>") == expected);
    CHECK(blocks("<blockquote>المصنع ليس صورة.<br>— ريم <b>البيلسان</b></blockquote>") == expected);
    CHECK(blocks("<blockquote><p>المصنع ليس صورة.</p><p>– ريم البيلسان</p></blockquote>") == expected);
    CHECK(blocks("<blockquote>بلا قائل</blockquote>") == std::vector<Block>{Quote{words("بلا قائل"), ""}});
}

TEST_CASE("lists keep their items, inner lists after the item they belong to") {
    CHECK(blocks("<ol><li>أ<ul><li>ب</li></ul></li><li><p>ج</p><p>د</p></li><li> </li></ol>") ==
          std::vector<Block>{List{true, {words("أ"), words("ب"), {{"ج\n"}, {"د"}}}}});
}

TEST_CASE("tables keep their head, their caption and their columns") {
    CHECK(blocks("<table><caption>جدول</caption><tr><th>أ<th>ب<tr><td colspan=2>1<tr><td>2<td>3</table>") ==
          std::vector<Block>{Table{"جدول", {words("أ"), words("ب")}, {{words("1"), {}}, {words("2"), words("3")}}}});
    CHECK(blocks("<table><thead><tr><td>أ<td>ب</thead><tr><td>1</table>") ==
          std::vector<Block>{Table{"", {words("أ"), words("ب")}, {{words("1"), {}}}}});
    // How pages were once laid out.
    CHECK(blocks("<table><tr><td><p>أ</p><p>ب</p></table>") ==
          std::vector<Block>{Paragraph{words("أ")}, Paragraph{words("ب")}});
}

TEST_CASE("pictures keep their address, words and size, and part the paragraph they stand in") {
    CHECK(blocks("<figure><img src=\"/a.jpg\" alt=\"وصف\" width=\"600\" "
                 "height=\"400\"><figcaption>تعليق</figcaption></figure>") ==
          std::vector<Block>{PictureBlock{{"/a.jpg", "وصف", "تعليق", "", 600, 400}}});
    CHECK(blocks("<p>قبل<img src=\"https://example.org/a.jpg\">بعد</p>") ==
          std::vector<Block>{Paragraph{words("قبل")}, PictureBlock{{"https://example.org/a.jpg", "", "", "", 0, 0}},
                             Paragraph{words("بعد")}});
}

TEST_CASE("what was taken from HTML can be kept: it reads back from its JSON") {
    for (const std::string& html :
         {times("<blockquote><ul><li><div>", 60) + "نص", times("<blockquote>", 200) + times("<b>نص</b>", 10'000),
          std::string{"<p>\x01\x7F\xC2\x85<b>&#1;</b><h2>\u202E</h2>"}, times("<li>", 200) + "x"}) {
        Article article;
        article.blocks = blocks(html);
        const auto read = from_json(to_json(article));
        REQUIRE(read);
        CHECK(*read == article);
    }
}

TEST_CASE("HTML that does not fit is refused") {
    CHECK(blocks_from_html(std::string((1u << 20) + 1, 'x')).error() == html::Unfit::too_long);
    CHECK(blocks_from_html(times("<div>", 300)).error() == html::Unfit::too_deep);
    CHECK(blocks_from_html("\xFF").error() == html::Unfit::not_utf8);
}
