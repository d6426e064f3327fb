#include "feeds/feeds.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cstdlib>

#include "base/file.h"

using namespace midad;
using namespace std::chrono_literals;

namespace {

const Instant wednesday_evening = from_ms(1746632400000);  // 2025-05-07T18:40 in Damascus

feeds::Entry partnership() {
    feeds::Entry entry;
    auto& [card, article, corrections] = entry.published;
    card.story = StoryId{7};
    card.language = article.language = "ar";
    card.section = article.section = "energy";
    card.headline = article.headline = "شراكـة الضفّتين: خمسة تعهدات & «مصنع» <دواء>";
    card.standfirst = article.standfirst = "اتفق الوفدان على توسيع التنقيب.";
    card.bylines = article.bylines = {{article::Role::wrote, "رنا العلي"}, {article::Role::translated, "ياسر منصور"}};
    card.dateline = article.dateline = {"مرسى الشرق", "وكالات"};
    card.picture = article.picture = article::Picture{"abc", "قاعة", "قاعة التوقيع.", "سلمى نجّار / المداد", 1920, 1280};
    card.published_at = wednesday_evening;
    card.updated_at = wednesday_evening + 2h;
    article.keywords = {"الإنسولين"};
    article.sources = {{"البنك المركزي", "https://example.org/r"}};
    article.blocks = {article::Paragraph{{{"نصّ الخبر </script><!-- هنا."}}}};
    corrections = {{wednesday_evening + 2h, "صُحّح عدد الرحلات.", 2}};
    entry.address = "https://almidad.example/%D8%B7%D8%A7%D9%82%D8%A9/7/x";
    entry.id = "https://almidad.example/s/7";
    entry.section_name = "طاقة";
    entry.body_html = "<p>نصّ الخبر.</p>";
    entry.picture_address = "https://almidad.example/media/abc/1200.jpg";
    entry.picture_type = "image/jpeg";
    entry.picture_size = 90000;
    return entry;
}

record::Masthead paper() {
    record::Masthead masthead;
    masthead.address = "https://almidad.example";
    masthead.websub_hub = "https://hub.example/";
    masthead.tagline = "أخبار تُكتب لتُحفظ";
    return masthead;
}

const feeds::Channel energy{"صحيفة المداد – طاقة", "أخبار الطاقة", "https://almidad.example/%D8%B7",
                            "https://almidad.example/%D8%B7/feed.rss"};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("an RSS item carries the whole story, its direction, and a headline without tatweel") {
    const std::string xml = feeds::rss(energy, {partnership()}, paper());
    CHECK(holds(xml, "<title>شراكة الضفّتين: خمسة تعهدات &amp; «مصنع» &lt;دواء&gt;</title>"));
    CHECK(holds(xml, "<language>ar-SY</language>"));
    CHECK(holds(xml, "<pubDate>Wed, 07 May 2025 18:40:00 +0300</pubDate>"));
    CHECK(holds(xml, "&lt;div lang=&quot;ar-SY&quot; dir=&quot;rtl&quot;&gt;"));
    CHECK(holds(xml, "<guid isPermaLink=\"false\">https://almidad.example/s/7</guid>"));
    CHECK(holds(xml, "<dc:creator>رنا العلي</dc:creator>"));
    CHECK_FALSE(holds(xml, "<dc:creator>ياسر منصور</dc:creator>"));
    CHECK(holds(xml, "rel=\"hub\""));
    CHECK(holds(xml, "صُحّح عدد الرحلات."));
}

TEST_CASE("every feed is, to the letter, as it was accepted") {
    const feeds::Entry story = partnership();
    const std::string at = "https://almidad.example/sitemaps/";
    for (const auto& [name, made] : std::vector<std::pair<std::string, std::string>>{
             {"feed.rss", feeds::rss(energy, {story}, paper())},
             {"feed.atom", feeds::atom(energy, {story}, paper(), wednesday_evening)},
             {"feed.json", feeds::json_feed(energy, {story}, paper())},
             {"sitemap.xml",
              feeds::sitemap({{story.address, wednesday_evening}, {"https://almidad.example/about", {}}})},
             {"sitemap-index.xml",
              feeds::sitemap_index({{at + "pages.xml", {}}, {at + "2025-05.xml", wednesday_evening}})},
             {"news-sitemap.xml", feeds::news_sitemap({story}, paper(), wednesday_evening)},
             {"opensearch.xml", feeds::open_search(paper())},
             {"news-article.json", feeds::news_article_json_ld(story, paper())}}) {
        const std::string golden = "src/feeds/golden/" + name;
        if (std::getenv("MIDAD_ACCEPT") != nullptr) write_file(golden, made);
        CHECK_MESSAGE(made == read_file(golden, 1u << 20), name);
    }
}

TEST_CASE("a feed without stories is still a feed") {
    CHECK(holds(feeds::rss(energy, {}, paper()), "</channel>"));
    CHECK(holds(feeds::atom(energy, {}, paper(), wednesday_evening), "<updated>2025-05-07T18:40:00+03:00</updated>"));
    CHECK(boost::json::parse(feeds::json_feed(energy, {}, paper())).at("items").as_array().empty());
}

TEST_CASE("Atom tells when the story appeared and when it last changed") {
    const std::string xml = feeds::atom(energy, {partnership()}, paper(), wednesday_evening);
    CHECK(holds(xml, "<published>2025-05-07T18:40:00+03:00</published>"));
    CHECK(holds(xml, "<updated>2025-05-07T20:40:00+03:00</updated>"));
    CHECK(holds(xml, "<entry xml:lang=\"ar-SY\">"));
}

TEST_CASE("a JSON feed's item has the headline, the names and the keywords") {
    const auto item = boost::json::parse(feeds::json_feed(energy, {partnership()}, paper())).at("items").at(0);
    CHECK(item.at("authors").at(0).at("name").as_string() == "رنا العلي");
    CHECK(item.at("tags").at(1).as_string() == "الإنسولين");
    CHECK(item.at("date_published").as_string() == "2025-05-07T18:40:00+03:00");
}

TEST_CASE("a headline of another direction is isolated in a feed") {
    feeds::Entry english = partnership();
    english.published.card.language = "en";
    english.published.card.headline = "A factory, at last";
    CHECK(holds(feeds::rss(energy, {english}, paper()), "\u2068A factory, at last\u2069"));
}

TEST_CASE("a news sitemap holds two days and no more") {
    feeds::Entry old = partnership();
    old.published.card.published_at -= 72h;
    old.published.card.headline = "قديم";
    const std::string xml = feeds::news_sitemap({partnership(), old}, paper(), wednesday_evening + 1h);
    CHECK(holds(xml, "<news:language>ar</news:language>"));
    CHECK_FALSE(holds(xml, "قديم"));
}

TEST_CASE("a news sitemap without news holds the front page, since a sitemap must hold an address") {
    for (const auto& entries : {std::vector<feeds::Entry>{}, std::vector{partnership()}}) {
        const std::string xml = feeds::news_sitemap(entries, paper(), wednesday_evening + 72h);
        CHECK(holds(xml, "<url>\n<loc>https://almidad.example/</loc>\n</url>"));
        CHECK_FALSE(holds(xml, "<news:news>"));
    }
}

TEST_CASE("a sitemap says when an address changed where that is known") {
    const std::string xml =
        feeds::sitemap({{"https://almidad.example/%D8%B7", wednesday_evening}, {"https://almidad.example/about", {}}});
    CHECK(holds(xml,
                "<lastmod>2025-05-07T15:40:00+00:00</lastmod>\n</url>\n<url>\n<loc>https://almidad.example/about</"
                "loc>\n</url>"));
}

TEST_CASE("structured data is JSON, and cannot leave its script element") {
    feeds::Entry hostile = partnership();
    hostile.published.card.standfirst = "</script><script>alert(1)</script><!-- \u2028";
    const std::string text = feeds::news_article_json_ld(hostile, paper());
    CHECK_FALSE(holds(text, "<"));
    CHECK_FALSE(holds(text, "\u2028"));
    const auto story = boost::json::parse(text);
    CHECK(story.at("@type").as_string() == "NewsArticle");
    CHECK(story.at("description").as_string() == hostile.published.card.standfirst);
    CHECK(story.at("dateline").as_string() == "مرسى الشرق – (وكالات)");
    CHECK(story.at("translator").at(0).at("name").as_string() == "ياسر منصور");
    CHECK(story.at("correction").at(0).at("text").as_string() == "صُحّح عدد الرحلات.");
    CHECK(story.at("citation").at(0).at("url").as_string() == "https://example.org/r");
}

TEST_CASE("characters that XML cannot carry are left out") {
    CHECK(feeds::xml_text("أ\x01ب\xEF\xBF\xBE<&\"") == "أب&lt;&amp;&quot;");
}
