#include <doctest/doctest.h>

#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

MIDAD_BOTH_ENGINES("a withdrawn story answers 410 with its reason and stands nowhere else") {
    Paper paper{On::engine};
    const auto story = paper.publish(paper.story("خبر يُسحب", "energy"));
    paper.publish(paper.story("خبر يبقى", "energy"));
    const std::string path = "/طاقة/1/" + story.card.slug;
    for (const auto& page : {std::string{"/"}, std::string{"/طاقة"}, path, std::string{"/feed.rss"}})
        CHECK(paper.get(page).has("خبر يُسحب"));
    paper.record.withdraw(story.card.story, record::WithdrawalReason::privacy, "بطلب من صاحب الشأن.");
    paper.tell();
    for (const auto& address : {path, std::string{"/s/1"}, std::string{"/lite/s/1"}}) {
        const Answer gone = paper.get(address);
        INFO(address);
        CHECK(gone.status == 410);
        CHECK(gone.has("حمايةً لخصوصية"));
        CHECK(gone.has("بطلب من صاحب الشأن."));
        CHECK_FALSE(gone.has("خبر يُسحب"));
    }
    for (const char* page : {"/", "/طاقة", "/feed.rss", "/day/2025-05-08", "/tag/اتفاق-الشراكة"}) {
        INFO(page);
        CHECK_FALSE(paper.get(page).has("خبر يُسحب"));
    }
}

MIDAD_BOTH_ENGINES("what is not there answers 404 with the search box and the latest stories") {
    Paper paper{On::engine};
    paper.publish(paper.story("آخر خبر", "energy"));
    for (const char* path :
         {"/لا-شيء", "/طاقة/999/x", "/s/999", "/tag/لا", "/author/لا", "/day/2025-02-30", "/day/x", "/archive/2025-13",
          "/archive/1999-01", "/media/..", "/a/b/c/d/e", "/lite/a/b/c/d", "/lite/لا-شيء"}) {
        const Answer page = paper.get(path);
        INFO(path);
        CHECK(page.status == 404);
        CHECK(page.has("name=\"q\""));
        CHECK(page.has("آخر خبر"));
        CHECK(page.has("noindex"));
    }
}

MIDAD_BOTH_ENGINES("failures stand in the paper's dress and ask nothing of the database") {
    Paper paper{On::engine};
    for (const int status : {404, 500, 503}) {
        const Answer page = answer_of(paper.site.failed(status, "r-77", "/"));
        INFO(status);
        CHECK(page.status == status);
        CHECK(page.has("<html lang=\"ar-SY\" dir=\"rtl\">"));
        CHECK(page.has("r-77"));
        CHECK(page.has("صحيفة المداد"));
        CHECK_FALSE(page.has("site.status"));
        CHECK(page.header("Cache-Control") == "no-store");
    }
    CHECK(answer_of(paper.site.failed(503, "r", {})).header("Retry-After") == "5");
    CHECK(answer_of(paper.site.answer(paper.request("/", http::Method::post))).status == 405);
    CHECK(answer_of(paper.site.answer(paper.request("/", http::Method::post))).header("Allow") == "GET, HEAD");
}

MIDAD_BOTH_ENGINES("a request that cannot be served earns a short page in both languages, without dress") {
    Paper paper{On::engine};
    for (const int status : {400, 405, 408, 413, 414, 417, 431}) {
        const Answer page = answer_of(paper.site.failed(status, "<r-77>", "/"));
        INFO(status);
        CHECK(page.status == status);
        CHECK(page.body.size() + page.head.size() < 2048);
        CHECK(page.has("<html lang=\"ar\" dir=\"rtl\">"));
        CHECK(page.has("<div lang=\"en\" dir=\"ltr\">"));
        CHECK(page.has(text::Messages::carried().say("ar", "site.status." + std::to_string(status) + ".why")));
        CHECK(page.has("&lt;r-77&gt;"));
        CHECK_FALSE(page.has("style"));
        CHECK_FALSE(page.has("site.status"));
        CHECK(page.header("Cache-Control") == "no-store");
        CHECK(page.header("Content-Security-Policy").starts_with("default-src 'none'"));
    }
    CHECK(answer_of(paper.site.answer(paper.request("/", http::Method::post))).body.size() < 2048);
}

MIDAD_BOTH_ENGINES("where a file was asked for, what is not there is said in one line and not in a page") {
    Paper paper{On::engine};
    for (const char* path :
         {"/media/0000/1.webp", "/assets/x/y.js", "/sitemaps/x.xml", "/طاقة/feed.xml", "/قسم-لم-يكن/feed.rss",
          "/tag/لا/feed.atom", "/author/لا/feed.json", "/lite/feed.rss", "/read/x.gif", "/wp-login.php"}) {
        const Answer answer = paper.get(path);
        INFO(path);
        CHECK(answer.status == 404);
        CHECK(answer.header("Content-Type") == "text/plain; charset=utf-8");
        CHECK(answer.body == "404 لا صفحة بهذا العنوان\n");
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    }
}

MIDAD_BOTH_ENGINES("a failure has the form of what was asked for") {
    Paper paper{On::engine};
    const Answer full = answer_of(paper.site.failed(500, "r-5", "/%D8%B7%D8%A7%D9%82%D8%A9"));
    CHECK(full.has("<script"));
    CHECK(full.has("href=\"/lite\"") == false);
    for (const char* target : {"/lite", "/lite/s/7", "/lite/search?q=x.rss"}) {
        const Answer lite = answer_of(paper.site.failed(500, "r-5", target));
        INFO(target);
        CHECK(lite.status == 500);
        CHECK(lite.header("Content-Type") == "text/html; charset=utf-8");
        CHECK(lite.has("r-5"));
        CHECK(lite.body.size() < 6000);
        for (const char* heavy : {"<script", "@font-face", "<svg", "rel=\"preload\"", "rel=\"manifest\""})
            CHECK_FALSE(lite.has(heavy));
    }
    for (const char* target : {"/feed.rss", "/feed.atom?x=1", "/sitemap.xml", "/media/1/800.webp"}) {
        const Answer text = answer_of(paper.site.failed(500, "r-5", target));
        INFO(target);
        CHECK(text.header("Content-Type") == "text/plain; charset=utf-8");
        CHECK(text.has("r-5"));
        CHECK(text.body.size() < 200);
    }
    CHECK(paper.get("/lite/a/b/c/d").body.size() < 6000);
}
