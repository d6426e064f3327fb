#include <doctest/doctest.h>

#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;
using namespace std::chrono_literals;

namespace {

/// What of these is still made.
std::vector<std::string> ready_of(Paper& paper, const std::vector<std::string>& paths) {
    std::vector<std::string> ready;
    for (const auto& path : paths) {
        if (paper.is_ready(path)) ready.push_back(path);
    }
    return ready;
}

}  // namespace

MIDAD_BOTH_ENGINES("publishing a story forgets the pages that show it or are about to, and no other") {
    Paper paper{On::engine};
    const auto old = paper.publish(paper.story("خبر قديم", "culture", 60 * 24 * 60));
    const auto energy = paper.publish(paper.story("خبر طاقة", "energy", 50));
    auto apart = paper.story("خبر سياسة", "politics", 40);
    apart.article.keywords = {"البرلمان"};
    apart.article.bylines = {{article::Role::wrote, "ياسر منصور"}};
    const auto politics = paper.publish(apart);

    const std::vector<std::string> untouched{"/سياسة",
                                             "/ثقافة",
                                             "/tag/البرلمان",
                                             "/author/ياسر-منصور",
                                             "/day/2025-03-09",
                                             "/archive/2025-03",
                                             "/sitemaps/2025-03.xml",
                                             "/about",
                                             "/magazine",
                                             "/corrections",
                                             "/سياسة/feed.rss",
                                             "/سياسة/3/" + politics.card.slug,
                                             "/ثقافة/1/" + old.card.slug,
                                             "/lite/سياسة"};
    const std::vector<std::string> touched{
        "/", "/lite", "/طاقة", "/tag/اتفاق-الشراكة", "/author/رنا-العلي", "/day/2025-05-08", "/archive",
        "/archive/2025-05", "/feed.rss", "/feed.atom", "/feed.json", "/طاقة/feed.rss", "/tag/اتفاق-الشراكة/feed.json",
        "/author/رنا-العلي/feed.atom", "/sitemap.xml", "/sitemaps/2025-05.xml", "/news-sitemap.xml",
        // Its page says which story comes next.
        "/طاقة/2/" + energy.card.slug};
    for (const auto& path : untouched) REQUIRE_MESSAGE(paper.get(path).status == 200, path);
    for (const auto& path : touched) REQUIRE_MESSAGE(paper.get(path).status == 200, path);
    REQUIRE(ready_of(paper, untouched) == untouched);
    REQUIRE(ready_of(paper, touched) == touched);

    paper.publish(paper.story("خبر طاقة جديد", "energy", 0));
    CHECK(ready_of(paper, untouched) == untouched);
    CHECK(ready_of(paper, touched).empty());
    for (const char* path : {"/", "/طاقة", "/feed.rss", "/day/2025-05-08"})
        CHECK_MESSAGE(paper.get(path).has("خبر طاقة جديد"), path);
}

MIDAD_BOTH_ENGINES("a corrected headline is made anew wherever it stands, deep in a list too, and nowhere else") {
    Paper paper{On::engine};
    std::vector<record::Published> stories;
    for (int i = 0; i < 45; ++i)
        stories.push_back(paper.publish(paper.story("خبر رقم " + std::to_string(i), "energy", 100 + i)));
    const auto query_in = [](const Answer& page) {
        const auto at = page.body.find("?before=", page.body.find("rel=\"next\""));
        return page.body.substr(at, page.body.find('"', at) - at);
    };
    const std::string first = percent_encoded("/طاقة");
    const std::string second = first + query_in(paper.get(first + "?"));
    const std::string third = first + query_in(paper.get(second));
    REQUIRE(second != third);
    paper.get(third);
    for (const auto& page : {first, second, third})
        REQUIRE_MESSAGE(paper.site.ready(page, http::Encoding::identity), page);

    auto corrected = paper.story("عنوان مصحّح", "energy", 130);
    corrected.story = stories[30].card.story;
    paper.publish(corrected);
    CHECK(paper.site.ready(first, http::Encoding::identity));
    CHECK(paper.site.ready(third, http::Encoding::identity));
    CHECK_FALSE(paper.site.ready(second, http::Encoding::identity));
    CHECK(paper.get(second).has("عنوان مصحّح"));
}

MIDAD_BOTH_ENGINES("parameters that a page does not ask for make no other page and are answered from the cache") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy"));
    const Answer page = paper.get("/طاقة");
    const std::string address = percent_encoded("/طاقة");
    for (const char* noise : {"?utm_source=x", "?fbclid=IwAR0", "?", "?a=b&c=d", "?utm_source=x&utm_medium=y"}) {
        INFO(noise);
        REQUIRE(paper.site.ready(address + noise, http::Encoding::identity));
        CHECK(paper.site.ready(address + noise, http::Encoding::identity)->variant(http::Encoding::identity).body ==
              page.body);
    }
    const auto pages = paper.site.cache_numbers().pages;
    for (int i = 0; i < 50; ++i) CHECK(paper.get(address + "?n=" + std::to_string(i)).body == page.body);
    CHECK(paper.site.cache_numbers().pages == pages);
    CHECK_FALSE(page.has("utm_source"));
}

MIDAD_BOTH_ENGINES("both cases of percent-encoding are one page in the cache") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy"));
    const std::string upper = percent_encoded("/طاقة");
    std::string lower = upper;
    for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    paper.get(upper + "?");
    CHECK_FALSE(paper.site.ready(lower, http::Encoding::identity));
    paper.site.answer(paper.request(lower));
    CHECK(paper.site.ready(lower, http::Encoding::identity) == paper.site.ready(upper, http::Encoding::identity));
    CHECK(paper.site.cache_numbers().pages == 1);
}

MIDAD_BOTH_ENGINES("a page is made anew after a minute, and when the paper's day is over") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy", 3));
    CHECK(paper.get("/").has("قبل 3 دقائق"));
    paper.clock.advance(59s);
    CHECK(paper.is_ready("/"));
    paper.clock.advance(2s);
    CHECK_FALSE(paper.is_ready("/"));
    CHECK(paper.get("/").has("قبل 4 دقائق"));
    CHECK(paper.is_ready("/"));

    paper.clock.advance(*text::parse_instant("2025-05-08 23:59:50", text::House{}) - paper.clock.now());
    CHECK(paper.get("/").has("الخميس 8 أيار 2025"));
    paper.clock.advance(9s);
    CHECK(paper.is_ready("/"));
    paper.clock.advance(2s);
    CHECK_FALSE(paper.is_ready("/"));
    CHECK(paper.get("/").has("الجمعة 9 أيار 2025"));
}

MIDAD_BOTH_ENGINES("a page is packed as the reader takes it, and then found so") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy"));
    auto request = paper.request("/");
    request.headers.emplace_back("accept-encoding", "gzip, deflate, br");
    CHECK_FALSE(paper.is_ready("/", http::Encoding::brotli));
    const auto answer = paper.site.answer(request);
    CHECK(answer.prepared->variant(http::Encoding::brotli).ready);
    CHECK(paper.is_ready("/", http::Encoding::brotli));
    CHECK(paper.is_ready("/"));
    CHECK_FALSE(paper.is_ready("/", http::Encoding::gzip));
    request.headers.back().second = "gzip";
    CHECK(paper.site.answer(request).prepared->variant(http::Encoding::gzip).ready);
    CHECK(paper.is_ready("/", http::Encoding::gzip));
    CHECK(paper.is_ready("/", http::Encoding::brotli));
}

MIDAD_BOTH_ENGINES("what is asked by many words, or is not there, takes no place in the cache") {
    Paper paper{On::engine};
    for (int i = 0; i < 20; ++i) {
        paper.get("/search?q=" + std::to_string(i));  // kept apart, for seconds
        paper.get("/nothing-" + std::to_string(i));
        paper.get("/s/" + std::to_string(1000 + i));
    }
    CHECK(paper.site.cache_numbers().pages == 0);
}

MIDAD_BOTH_ENGINES("a beacon is never answered from the cache") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy"));
    paper.site.answer(paper.request("/read/1", http::Method::post));
    paper.get("/read/1.gif");
    CHECK_FALSE(paper.is_ready("/read/1"));
    CHECK_FALSE(paper.is_ready("/read/1.gif"));
}
