#include <doctest/doctest.h>
#include <fmt/format.h>

#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

MIDAD_BOTH_ENGINES("a read is counted by the beacon and said on the page with the right plural") {
    Paper paper{On::engine};
    const auto story = paper.publish(paper.story("خبر", "energy"));
    const Answer told = answer_of(paper.site.answer(paper.request("/read/1", http::Method::post)));
    CHECK(told.status == 200);
    CHECK(told.header("Cache-Control") == "no-store");
    CHECK(told.has("\"text\":\"مشاهدة واحدة\""));
    auto other = paper.request("/read/1.gif");
    other.peer = "192.0.2.8";
    CHECK(answer_of(paper.site.answer(other)).header("Content-Type") == "image/gif");
    CHECK(answer_of(paper.site.answer(other)).body.size() == 43);
    CHECK(paper.counts.reads(story.card.story) == 2);
    CHECK(paper.get("/طاقة/1/" + story.card.slug).has("مشاهدتان"));
    // Another site's page does not read for its visitors.
    auto foreign = paper.request("/read/1", http::Method::post);
    foreign.peer = "192.0.2.9";
    foreign.headers = {{"user-agent", std::string{browser}}, {"sec-fetch-site", "cross-site"}};
    paper.site.answer(foreign);
    CHECK(paper.counts.reads(story.card.story) == 2);
    CHECK(answer_of(paper.site.answer(paper.request("/read/99", http::Method::post))).status == 204);
}

MIDAD_BOTH_ENGINES("a page that is read on a mirror tells the paper, and only mirrors that are named are heard") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy"));
    CHECK_FALSE(paper.get("/طاقة/1/خبر").has("data-home"));
    paper.site.forget_all();
    paper.masthead.mirrors = "https://one.example https://two.example:8443";
    const Answer page = paper.get("/طاقة/1/خبر");
    CHECK(page.has("data-home=\"https://almidad.example\""));
    CHECK(page.has("<img src=\"https://almidad.example/read/1.gif\""));
    CHECK(page.header("Content-Security-Policy").find("connect-src 'self' https://almidad.example;") !=
          std::string::npos);
    const auto tell = [&](std::string_view target, http::Method method, const char* header, const char* from) {
        auto request = paper.request(target, method);
        request.peer = fmt::format("192.0.2.{}", 10 + paper.counts.reads(StoryId{1}));
        request.headers = {{"user-agent", std::string{browser}}, {"sec-fetch-site", "cross-site"}, {header, from}};
        return answer_of(paper.site.answer(request));
    };
    const Answer told = tell("/read/1", http::Method::post, "origin", "https://two.example:8443");
    CHECK(told.header("Access-Control-Allow-Origin") == "https://two.example:8443");
    CHECK(told.header("Vary").find("Origin") != std::string::npos);
    CHECK(told.has("\"reads\":1"));
    tell("/read/1.gif", http::Method::get, "referer", "https://one.example/%D8%B7/1/x");
    CHECK(paper.counts.reads(StoryId{1}) == 2);
    for (const char* foreign : {"https://two.example", "https://evil.example", "https://one.example.evil.example",
                                "null", "https://one.example https://two.example:8443", ""}) {
        INFO(foreign);
        CHECK(tell("/read/1", http::Method::post, "origin", foreign).header("Access-Control-Allow-Origin").empty());
        tell("/read/1.gif", http::Method::get, "referer", foreign);
    }
    CHECK(paper.counts.reads(StoryId{1}) == 2);
}

MIDAD_BOTH_ENGINES("the most read of the day stand in their order") {
    Paper paper{On::engine};
    for (const char* name : {"قليل القراءة", "كثير القراءة", "متوسط القراءة"})
        paper.publish(paper.story(name, "energy"));
    const auto read = [&](int story, int times) {
        for (int i = 0; i < times; ++i)
            paper.counts.tell(StoryId{story}, "192.0.2." + std::to_string(story * 20 + i), browser);
    };
    read(1, 1);
    read(2, 9);
    read(3, 4);
    paper.counts.flush();
    const Answer page = paper.get("/most-read");
    CHECK(page.body.find("كثير القراءة") < page.body.find("متوسط القراءة"));
    CHECK(page.body.find("متوسط القراءة") < page.body.find("قليل القراءة"));
    CHECK(page.has("9 مشاهدات"));
    CHECK(page.has("1 كانون الثاني 2025"));
}
