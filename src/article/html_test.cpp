#include "article/html.h"

#include <doctest/doctest.h>

#include "article/testing.h"

using namespace midad;
using namespace midad::article;

namespace {

Rendering plain_rendering() {
    Rendering rendering;
    rendering.picture = [](const Picture& picture) {
        return html::SafeHtml::trusted("<img src=\"/media/" + html::escaped(picture.file) + "\" alt=\"" +
                                       html::escaped(picture.alt) + "\">");
    };
    rendering.file_address = [](const std::string& file) { return "/media/" + file; };
    rendering.words_file_kb = "كيلوبايت";
    return rendering;
}

std::string body(std::vector<Block> blocks, std::string language = "ar") {
    Article article;
    article.language = std::move(language);
    article.blocks = std::move(blocks);
    return body_html(article, plain_rendering()).string();
}

}  // namespace

TEST_CASE("every kind of block has its markup") {
    const std::string html = body_html(testing::every_kind(), plain_rendering()).string();
    CHECK(testing::golden("src/article/golden/every_kind.html", html) == html);
}

TEST_CASE("the stories of the sample newspaper read as they did") {
    for (const std::string name : {"01-partnership", "60-cpp-eighth-grade"}) {
        const auto typed = read_story_form(read_file("sample/stories/" + name + ".story"), {});
        REQUIRE(typed);
        const std::string html = body_html(typed->article, plain_rendering()).string();
        const std::string plain = plain_text(typed->article) + "\n";
        CHECK(testing::golden("src/article/golden/" + name + ".html", html) == html);
        CHECK(testing::golden("src/article/golden/" + name + ".txt", plain) == plain);
    }
}

TEST_CASE("whatever an article says is text on the page") {
    const std::string hostile = "<script>\"'&";
    const std::string html =
        body({Paragraph{{{hostile, true, true, "https://example.org/?a=\"><script>"}}}, Subhead{hostile, hostile},
              Quote{{{hostile}}, hostile}, List{false, {{{hostile}}}}, FactBox{hostile, {Paragraph{{{hostile}}}}},
              PictureBlock{{hostile, hostile, hostile, hostile, 1, 1}}, Table{hostile, {{{hostile}}}, {{{{hostile}}}}},
              Embed{"https://example.org/\"<script>", hostile, hostile}, File{hostile, hostile, 1}});
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("\"'&") == std::string::npos);
}

TEST_CASE("Latin names, numbers with signs and scores keep their order among Arabic") {
    CHECK(isolated_html("تبنيه MedPharm Ltd. الجزرية", true).string() ==
          "تبنيه <bdi dir=\"ltr\" class=\"whole\">MedPharm Ltd.</bdi> الجزرية");
    CHECK(isolated_html("فاز الفريق 3-1 أمس", true).string() ==
          "فاز الفريق <bdi dir=\"ltr\" class=\"whole\">3-1</bdi> أمس");
    // What a narrow phone cannot hold in one line may break.
    CHECK(isolated_html("شركة The Amber Valley Shipping Company Ltd. أمس", true).string() ==
          "شركة <bdi dir=\"ltr\">The Amber Valley Shipping Company Ltd.</bdi> أمس");
    CHECK(isolated_html("عام 2025 كان", true).string() == "عام 2025 كان");
    CHECK(isolated_html("لغة <C++> & غيرها", true).string().find("C++") != std::string::npos);
}

TEST_CASE("Arabic in an English story is isolated too") {
    CHECK(isolated_html("The paper المداد اليوم says <so>.", false).string() ==
          "The paper <bdi dir=\"rtl\">المداد اليوم</bdi> says &lt;so&gt;.");
    CHECK(body({Paragraph{{{"See سوق 2025 الكتب now"}}}}, "en") ==
          "<p>See <bdi dir=\"rtl\">سوق 2025 الكتب</bdi> now</p>\n");
}

TEST_CASE("marks, links and line breaks") {
    CHECK(text_html({{"قال "}, {"بقوة", true, false, ""}, {" و"}, {"بهدوء", true, true, ""}}, true).string() ==
          "قال <strong>بقوة</strong> و<strong><em>بهدوء</em></strong>");
    CHECK(text_html({{"في ", false, false, "https://example.org/a"}, {"البيان", true, false, "https://example.org/a"}},
                    true)
              .string() == "<a href=\"https://example.org/a\" rel=\"noopener\">في <strong>البيان</strong></a>");
    CHECK(text_html({{"هنا", false, false, "/طاقة/7"}}, true).string() == "<a href=\"/طاقة/7\">هنا</a>");
    CHECK(text_html({{"صدر\nعجز"}}, true).string() == "صدر<br>عجز");
}

TEST_CASE("the dateline stands at the head of the first paragraph, wherever that is") {
    Article article;
    article.dateline = {"مرسى الشرق", "وكالات"};
    article.blocks = {Subhead{"عنوان", "عنوان"}, Paragraph{{{"نص"}}}, Paragraph{{{"آخر"}}}};
    CHECK(body_html(article, {}).string() ==
          "<h2 id=\"عنوان\">عنوان</h2>\n<p><span class=\"dateline\">مرسى الشرق – (وكالات)</span> نص</p>\n<p>آخر</p>\n");
    article.blocks = {List{false, {{{"بند"}}}}};
    CHECK(body_html(article, {}).string() ==
          "<p><span class=\"dateline\">مرسى الشرق – (وكالات)</span></p>\n<ul>\n<li>بند</li>\n</ul>\n");
}

TEST_CASE("a page without pictures leaves them out whole, and sub-heads may be links") {
    Article article;
    article.blocks = {Subhead{"مصنع", "مصنع"}, PictureBlock{{"a.jpg", "وصف", "تعليق", "اسم", 1, 1}}};
    Rendering rendering;
    rendering.headings_are_links = true;
    CHECK(body_html(article, rendering).string() == "<h2 id=\"مصنع\"><a href=\"#مصنع\">مصنع</a></h2>\n");
    REQUIRE(subheads(article).size() == 1);
    CHECK(subheads(article)[0]->anchor == "مصنع");
}
