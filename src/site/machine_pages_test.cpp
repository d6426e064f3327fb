#include <doctest/doctest.h>

#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

MIDAD_BOTH_ENGINES("feeds of the paper, a section, a keyword and an author say what they are of") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر الطاقة", "energy"));
    paper.publish(paper.story("خبر السياسة", "politics"));
    for (const char* base : {"", "/طاقة", "/tag/اتفاق-الشراكة", "/author/رنا-العلي"}) {
        for (const auto& [file, type] :
             {std::pair{"/feed.rss", "application/rss+xml"}, std::pair{"/feed.atom", "application/atom+xml"},
              std::pair{"/feed.json", "application/feed+json"}}) {
            const Answer feed = paper.get(std::string{base} + file);
            INFO(base, file);
            CHECK(feed.status == 200);
            CHECK(feed.header("Content-Type").find(type) == 0);
            CHECK(feed.has("خبر الطاقة"));
            CHECK(feed.has("خبر السياسة") == (std::string_view{base} != "/طاقة"));
            CHECK(feed.has("https://almidad.example/s/1"));
            CHECK(feed.header("Last-Modified") != "");
        }
    }
    CHECK(paper.get("/قسم-بلا-قصص/feed.rss").status == 200);
}

MIDAD_BOTH_ENGINES("machines find sitemaps by month, the news of two days, the rules and the search") {
    Paper paper{On::engine};
    CHECK(paper.get("/news-sitemap.xml").status == 200);
    const auto story = paper.publish(paper.story("خبر", "energy"));
    paper.publish(paper.story("خبر قديم", "energy", 60 * 24 * 40));
    CHECK(paper.get("/sitemap.xml").has("https://almidad.example/sitemaps/2025-05.xml"));
    CHECK(paper.get("/sitemap.xml").has("2025-03.xml"));
    const std::string address = "https://almidad.example" + percent_encoded("/طاقة/1/" + story.card.slug);
    CHECK(paper.get("/sitemaps/2025-05.xml").has(address));
    CHECK(paper.get("/news-sitemap.xml").has(address));
    CHECK_FALSE(paper.get("/news-sitemap.xml").has("/2/"));
    CHECK(paper.get("/robots.txt").has("Sitemap: https://almidad.example/sitemap.xml"));
    CHECK(paper.get("/robots.txt").has("\nDisallow: /admin\n"));
    CHECK(paper.get("/opensearch.xml").has("OpenSearchDescription"));
}

MIDAD_BOTH_ENGINES("files of the theme stand at addresses made from their bytes, to be kept for ever") {
    Paper paper{On::engine};
    const Answer page = paper.get("/");
    const auto at = page.body.find("src=\"/assets/") + 5;
    const std::string script = page.body.substr(at, page.body.find('"', at) - at);
    const auto ready = paper.site.ready(script, http::Encoding::brotli);
    REQUIRE(ready);
    CHECK(ready->variant(http::Encoding::brotli).ready);
    CHECK(ready->variant(http::Encoding::identity).head.find("immutable") != std::string::npos);
    // A page made in the last theme asks for the last script: it gets today's, not to be kept.
    const Answer old = paper.get("/assets/000000000000/site.js");
    CHECK(old.status == 200);
    CHECK(old.header("Cache-Control") == "no-cache");
    CHECK(old.header("Content-Type").find("text/javascript") == 0);
    CHECK(paper.get("/assets/000000000000/styles/ground.css").status == 404);
    CHECK(paper.get("/assets/000000000000/fonts/masthead.ttf").status == 404);
}

MIDAD_BOTH_ENGINES("sitemaps say when they last changed, and the news is told of while there is some") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر في الخريطة", "energy", 60));
    for (const char* path : {"/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/2025-05.xml", "/news-sitemap.xml"}) {
        INFO(path);
        CHECK(paper.get(path).header("Last-Modified") == "Thu, 08 May 2025 14:40:00 GMT");
    }
    CHECK(
        paper.get("/sitemaps/pages.xml").has("<loc>https://almidad.example/%D8%B7%D8%A7%D9%82%D8%A9</loc>\n<lastmod>"));
    CHECK(paper.get("/robots.txt").has("Sitemap: https://almidad.example/news-sitemap.xml"));
    paper.clock.advance(std::chrono::hours{72});
    CHECK_FALSE(paper.get("/robots.txt").has("news-sitemap"));
    CHECK_FALSE(paper.get("/news-sitemap.xml").has("<news:news>"));
}

MIDAD_BOTH_ENGINES("the script that keeps what was read stands at the top of the site and may ask it alone") {
    Paper paper{On::engine};
    const Answer script = paper.get("/offline.js");
    CHECK(script.status == 200);
    CHECK(script.header("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(script.header("Cache-Control") == "no-cache");
    CHECK(script.header("Content-Security-Policy") == "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
    const Answer manifest = paper.get("/manifest.webmanifest");
    CHECK(manifest.header("Content-Type") == "application/manifest+json; charset=utf-8");
    for (const char* words :
         {"\"name\":\"صحيفة المداد\"", "\"dir\":\"rtl\"", "\"lang\":\"ar-SY\"", "\"src\":\"/assets/"})
        CHECK(manifest.has(words));
    CHECK(paper.get("/").has("<link rel=\"manifest\" href=\"/manifest.webmanifest\">"));
    CHECK_FALSE(paper.get("/lite").has("manifest"));
}
