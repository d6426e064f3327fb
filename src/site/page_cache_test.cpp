#include <doctest/doctest.h>

#include <thread>

#include "site/page_cache.h"

using namespace midad;
using namespace midad::site;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{std::chrono::milliseconds{1746700000000}};
constexpr auto identity = http::Encoding::identity;

http::PreparedPtr page_of(std::string words) {
    return http::prepare(200, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(words), {identity});
}

Shown story(std::int64_t number) {
    Shown shown;
    shown.story(StoryId{number});
    return shown;
}

bool keep(PageCache& cache, const std::string& key, Shown shown) {
    return cache.keep(key, key, page_of(key), identity, std::move(shown), noon + 1min, cache.ticket());
}

}  // namespace

TEST_CASE("a page that is kept is found by the target that it was made for") {
    PageCache cache{1u << 20};
    CHECK(cache.ready("/%D8%A3", identity, noon) == nullptr);
    REQUIRE(keep(cache, "/%D8%A3", story(1)));
    REQUIRE(cache.ready("/%D8%A3", identity, noon));
    CHECK(cache.ready("/%D8%A3", identity, noon)->variant(identity).body == "/%D8%A3");
}

TEST_CASE("another spelling of the target leads to the same page and goes with it") {
    PageCache cache{1u << 20};
    keep(cache, "/%D8%A3", story(1));
    cache.lead("/%d8%a3", cache.find("/%D8%A3"));
    CHECK(cache.ready("/%d8%a3", identity, noon) == cache.ready("/%D8%A3", identity, noon));
    CHECK(cache.forget({{"story:1"}, {}, 0}) == 1);
    CHECK(cache.ready("/%d8%a3", identity, noon) == nullptr);
    CHECK(cache.ready("/%D8%A3", identity, noon) == nullptr);
}

TEST_CASE("no more than eight targets lead to one page, so that nobody fills the memory with them") {
    PageCache cache{1u << 20};
    keep(cache, "/a", story(1));
    for (int i = 0; i < 20; ++i) cache.lead("/a" + std::to_string(i), cache.find("/a"));
    int leading = 0;
    for (int i = 0; i < 20; ++i) leading += cache.ready("/a" + std::to_string(i), identity, noon) != nullptr;
    CHECK(leading == 7);
}

TEST_CASE("only the pages that show the story are forgotten") {
    PageCache cache{1u << 20};
    keep(cache, "/one", story(1));
    keep(cache, "/two", story(2));
    Shown both = story(1);
    both.story(StoryId{2});
    keep(cache, "/both", both);
    CHECK(cache.forget({{"story:1"}, {}, 0}) == 2);
    CHECK(cache.ready("/two", identity, noon));
    CHECK_FALSE(cache.ready("/both", identity, noon));
}

TEST_CASE("of a list only the page into whose stretch of time the story falls is forgotten") {
    PageCache cache{1u << 20};
    Shown newest, older;
    newest.stretches.push_back({"section:energy", 1000});
    older.stretches.push_back({"section:energy", 500, 999});
    keep(cache, "/first", newest);
    keep(cache, "/second", older);
    CHECK(cache.forget({{}, {"section:energy"}, 1500}) == 1);
    CHECK_FALSE(cache.ready("/first", identity, noon));
    CHECK(cache.ready("/second", identity, noon));
    CHECK(cache.forget({{}, {"section:politics"}, 700}) == 0);
    CHECK(cache.forget({{}, {"section:energy"}, 700}) == 1);
}

TEST_CASE("a page made from data older than what was forgotten meanwhile is not kept") {
    PageCache cache{1u << 20};
    const auto ticket = cache.ticket();
    // Here the page's maker reads the story; then it changes, and is forgotten; then the maker has done.
    cache.forget({{"story:1"}, {}, 0});
    CHECK_FALSE(cache.keep("/one", "/one", page_of("old"), identity, story(1), noon + 1min, ticket));
    CHECK(cache.ready("/one", identity, noon) == nullptr);
    CHECK(cache.numbers().refused == 1);
    // A page that shows another story was not overtaken.
    CHECK(cache.keep("/two", "/two", page_of("two"), identity, story(2), noon + 1min, ticket));
    // And who begins after the change may keep what it made.
    CHECK(cache.keep("/one", "/one", page_of("new"), identity, story(1), noon + 1min, cache.ticket()));
}

TEST_CASE("a page begun before everything was forgotten is not kept, whatever it shows") {
    PageCache cache{1u << 20};
    const auto ticket = cache.ticket();
    cache.forget_all();
    CHECK_FALSE(cache.keep("/about", "/about", page_of("x"), identity, {}, noon + 1min, ticket));
}

TEST_CASE("a page begun so long ago that the forgettings since are no longer known is not kept") {
    PageCache cache{1u << 20};
    const auto ticket = cache.ticket();
    for (int i = 0; i < 2000; ++i) cache.forget({{"story:9"}, {}, 0});
    CHECK_FALSE(cache.keep("/one", "/one", page_of("x"), identity, story(1), noon + 1min, ticket));
}

TEST_CASE("whatever way makers and changes interleave, the page that stays is never older than the last change") {
    PageCache cache{4u << 20};
    std::atomic<int> truth{0};
    std::atomic<bool> done{false};
    std::vector<std::thread> makers;
    for (int i = 0; i < 3; ++i) {
        makers.emplace_back([&] {
            while (!done) {
                const auto ticket = cache.ticket();
                const int read = truth.load();
                std::this_thread::yield();
                cache.keep("/one", "/one", page_of(std::to_string(read)), identity, story(1), noon + 1min, ticket);
                if (const auto found = cache.find("/one")) cache.lead("/%6Fne", found);
            }
        });
    }
    for (int change = 1; change <= 2000; ++change) {
        truth = change;
        cache.forget({{"story:1"}, {}, 0});
        for (const char* target : {"/one", "/%6Fne"}) {
            const auto page = cache.ready(target, identity, noon);
            if (page) REQUIRE(page->variant(identity).body == std::to_string(change));
        }
    }
    done = true;
    for (auto& maker : makers) maker.join();
}

TEST_CASE("a page that is no longer fresh is refused to one who makes it anew, and given to all others meanwhile") {
    PageCache cache{1u << 20};
    keep(cache, "/one", story(1));
    const Instant later = noon + 61s;
    CHECK(cache.ready("/one", identity, later) == nullptr);
    CHECK(cache.ready("/one", identity, later));
    CHECK(cache.ready("/one", identity, later + 1s));
    // He who was sent did not come back.
    CHECK(cache.ready("/one", identity, later + 4s) == nullptr);
}

TEST_CASE("a page that nobody read for long after it ceased to be fresh is given to nobody") {
    PageCache cache{1u << 20};
    keep(cache, "/one", story(1));
    CHECK(cache.ready("/one", identity, noon + 1h) == nullptr);
    CHECK(cache.ready("/one", identity, noon + 1h) == nullptr);
}

TEST_CASE("an encoding is made when it is first asked for, and found after that") {
    PageCache cache{1u << 20};
    const std::string long_text(4000, 'a');
    cache.keep("/one", "/one", page_of(long_text), identity, story(1), noon + 1min, cache.ticket());
    CHECK(cache.ready("/one", http::Encoding::gzip, noon) == nullptr);
    const auto kept = cache.find("/one");
    cache.widen(kept, "/one", http::with_encoding(*kept->answer, http::Encoding::gzip), http::Encoding::gzip);
    REQUIRE(cache.ready("/one", http::Encoding::gzip, noon));
    CHECK(cache.ready("/one", http::Encoding::gzip, noon)->variant(http::Encoding::gzip).ready);
    CHECK(cache.ready("/one", identity, noon));
}

TEST_CASE("an encoding that came too late, for a page that was forgotten, brings nothing back") {
    PageCache cache{1u << 20};
    keep(cache, "/one", story(1));
    const auto kept = cache.find("/one");
    cache.forget({{"story:1"}, {}, 0});
    cache.widen(kept, "/one", kept->answer, http::Encoding::gzip);
    cache.lead("/other", kept);
    CHECK(cache.ready("/one", identity, noon) == nullptr);
    CHECK(cache.ready("/other", identity, noon) == nullptr);
}

TEST_CASE("the cache stays within its budget and keeps what is read") {
    PageCache cache{200'000};
    for (int i = 0; i < 100; ++i) {
        const std::string key = "/page/" + std::to_string(i);
        cache.keep(key, key, page_of(std::string(8000, 'x')), identity, story(i), noon + 1min, cache.ticket());
        CHECK((i == 0 || cache.ready("/page/0", identity, noon)));
        CHECK(cache.numbers().bytes <= 200'000);
    }
    CHECK(cache.numbers().evicted > 50);
    CHECK(cache.ready("/page/3", identity, noon) == nullptr);
}
