#include <doctest/doctest.h>
#include <fmt/format.h>

#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;
using namespace std::chrono_literals;

namespace {

/// The pages that a small paper has, by their paths.
std::vector<std::string> paths_of(const record::Published& story) {
    return {"/",
            "/طاقة",
            "/قسم-بلا-قصص",
            "/tag/اتفاق-الشراكة",
            "/author/رنا-العلي",
            "/day/2025-05-08",
            "/archive",
            "/archive/2025-05",
            "/most-read",
            "/search",
            "/corrections",
            "/about",
            "/magazine",
            "/طاقة/" + std::to_string(story.card.story.value) + "/" + story.card.slug};
}

}  // namespace

MIDAD_BOTH_ENGINES("every page says its language, its direction, its title and its one address") {
    Paper paper{On::engine};
    const auto story = paper.publish(paper.story("شراكة الضفتين", "energy"));
    for (const auto& path : paths_of(story)) {
        INFO(path);
        const Answer page = paper.get(path);
        CHECK(page.status == 200);
        CHECK(page.has("<html lang=\"ar-SY\" dir=\"rtl\">"));
        CHECK(page.has("<title>"));
        CHECK(page.has("صحيفة المداد</title>"));
        CHECK(page.has("<link rel=\"canonical\" href=\"https://almidad.example" + percent_encoded(path) + "\">"));
        CHECK(page.has("<h1"));
        CHECK(page.body.find("<h1") == page.body.rfind("<h1"));
        CHECK(page.has("<main id=\"main\""));
        CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
        CHECK(page.header("X-Content-Type-Options") == "nosniff");
        CHECK(page.header("Content-Security-Policy").find("default-src 'none'") == 0);
        CHECK(page.header("Content-Security-Policy").find("unsafe") == std::string::npos);
        CHECK(page.header("Cache-Control") == "public, max-age=0, must-revalidate");
        CHECK(page.header("Referrer-Policy") != "");
        CHECK(page.header("Permissions-Policy") != "");
        CHECK(page.header("Cross-Origin-Opener-Policy") == "same-origin");
        CHECK_FALSE(page.has("{{"));
        CHECK_FALSE(page.has(">site."));
    }
}

MIDAD_BOTH_ENGINES("no page fetches anything from another host") {
    Paper paper{On::engine};
    const auto story = paper.publish(paper.story("شراكة الضفتين", "energy"));
    for (const auto& path : paths_of(story)) {
        const Answer page = paper.get(path);
        for (const char* fetch :
             {"src=\"http", "src=\"//", "srcset=\"http", "url(http", "@import", "<iframe", "rel=\"stylesheet\""}) {
            INFO(path, " ", fetch);
            CHECK_FALSE(page.has(fetch));
        }
    }
}

MIDAD_BOTH_ENGINES("a lite page is under 15 KB, without font, picture or script, and leads to the full one") {
    Paper paper{On::engine};
    for (int i = 0; i < 45; ++i) {
        paper.publish(paper.story("خبر طويل العنوان عن اتفاق الشراكة بين الضفتين رقم " + std::to_string(i),
                                  std::vector<std::string>{"politics", "energy", "economy", "culture",
                                                           "opinion"}[static_cast<std::size_t>(i % 5)],
                                  i));
    }
    const auto story = paper.publish(paper.story("شراكة الضفتين", "energy"));
    auto paths = paths_of(story);
    paths.push_back("/s/" + std::to_string(story.card.story.value));
    for (const auto& path : paths) {
        const Answer page = paper.get(path == "/" ? "/lite" : "/lite" + path);
        INFO(path, " ", page.body.size());
        CHECK(page.status == 200);
        CHECK(page.body.size() < 15 * 1024);
        for (const char* heavy : {"<script", "<img", "<picture", "<svg", "@font-face", "<link rel=\"preload"})
            CHECK_FALSE(page.has(heavy));
        CHECK(page.has("dir=\"rtl\""));
        CHECK(page.has("<link rel=\"canonical\" href=\"https://almidad.example/"));
        CHECK_FALSE(page.has("https://almidad.example/lite"));
    }
}

MIDAD_BOTH_ENGINES("a story's page carries every field of the story") {
    Paper paper{On::engine};
    auto wanted = paper.story("شراكة الضفتين: مصنع ينتظره 250 ألف مريض", "energy");
    auto& article = wanted.article;
    article.kicker = "طاقة ودواء";
    article.standfirst = "تمهيد يقول ما في القصة.";
    article.dateline = {"مرسى الشرق", "وكالات"};
    article.bylines = {{article::Role::wrote, "رنا العلي"}, {article::Role::translated, "Yasser Mansour"}};
    article.keywords = {"الإنسولين", "النقل الجوي"};
    article.sources = {{"هيئة الطيران", ""}, {"MedPharm Ltd.", "https://example.org/insulin"}};
    article.blocks.clear();
    article.blocks.push_back(article::Paragraph{{{"تبني الشركة MedPharm Ltd. المصنع."}}});
    for (const char* name : {"حقلان", "المصنع", "الرحلات", "الملاحق"}) {
        article.blocks.push_back(article::Subhead{name, std::string{"في-"} + name});
        article.blocks.push_back(article::Paragraph{{{"فقرة."}}});
    }
    article.blocks.push_back(article::Quote{{{"المصنع ليس صورة تذكارية."}}, "ريم البيلسان"});
    const auto cell = [](const char* words) { return article::Text{article::Span{words}}; };
    article.blocks.push_back(
        article::Table{"ما تعهّد به الجانبان", {cell("التعهد"), cell("الموعد")}, {{cell("المصنع"), cell("آذار 2027")}}});
    const auto story = paper.publish(wanted);
    const Answer page = paper.get("/طاقة/1/" + story.card.slug);
    REQUIRE(page.status == 200);
    for (const char* element : {"طاقة ودواء</p>",
                                "<h1>شراكة الضفتين: مصنع ينتظره 250 ألف مريض</h1>",
                                "تمهيد يقول ما في القصة.",
                                "بقلم <a href=\"/author/",
                                "<bdi>رنا العلي</bdi>",
                                "ترجمة <a",
                                "<bdi>Yasser Mansour</bdi>",
                                "نُشر <time datetime=\"2025-05-08T17:40:00+03:00\">",
                                "الخميس 8 أيار 2025، 17:40",
                                "لا مشاهدات بعد",
                                "<span class=\"dateline\">مرسى الشرق – (وكالات)</span>",
                                "في هذه القصة",
                                "<a href=\"#في-حقلان\">",
                                "<h2 id=\"في-حقلان\">",
                                "<blockquote>",
                                "ريم البيلسان",
                                "<caption>ما تعهّد به الجانبان</caption>",
                                "MedPharm Ltd.",
                                "https://example.org/insulin",
                                "واتساب",
                                "تلغرام",
                                "فيسبوك",
                                "إكس",
                                "نسخ الرابط",
                                "value=\"https://almidad.example/s/1\"",
                                "/tag/%D8%A7%D9%84%D8%A5%D9%86%D8%B3%D9%88%D9%84%D9%8A%D9%86",
                                "النقل الجوي",
                                "+999 11 555 0100",
                                "desk@almidad.example",
                                "دار المداد",
                                "المجلة الإلكترونية",
                                "مرســى الشرق",
                                "10 ذو القعدة 1446\u00a0هـ",
                                "العدد 214",
                                "<img src=\"/read/1.gif\"",
                                "application/ld+json",
                                "\"@type\":\"NewsArticle\"",
                                "property=\"og:title\"",
                                "<svg "}) {
        CHECK_MESSAGE(page.has(element), std::string{element});
    }
}

MIDAD_BOTH_ENGINES("a story in English stands left to right within the paper's own frame") {
    Paper paper{On::engine};
    auto wanted = paper.story("Both banks sign", "energy");
    wanted.article.language = "en";
    const auto story = paper.publish(wanted);
    const Answer page = paper.get("/طاقة/1/" + story.card.slug);
    CHECK(page.has("<html lang=\"ar-SY\" dir=\"rtl\">"));
    CHECK(page.has("<article class=\"story\" lang=\"en\" dir=\"ltr\""));
    CHECK(paper.get("/طاقة").has("<span lang=\"en\" dir=\"ltr\">Both banks sign</span>"));
}

MIDAD_BOTH_ENGINES("a correction stands above the text and on the page of corrections") {
    Paper paper{On::engine};
    auto wanted = paper.story("أسعار الوقود", "economy");
    const auto first = paper.publish(wanted);
    CHECK_FALSE(paper.get("/corrections").has("أسعار الوقود</a>"));
    wanted.story = first.card.story;
    wanted.article.blocks = {article::Paragraph{{{"النص المصحّح."}}}};
    wanted.corrections = {{paper.clock.now(), "ذكرنا 5% والصحيح 3%."}};
    paper.publish(wanted);
    const Answer page = paper.get("/اقتصاد/1/" + first.card.slug);
    CHECK(page.has("ذكرنا "));
    CHECK(page.body.find("والصحيح") < page.body.find("النص المصحّح."));
    CHECK(page.has("حُدّث <time"));
    CHECK(paper.get("/corrections").has("والصحيح"));
}

MIDAD_BOTH_ENGINES("any other slug or section, in whichever case it is encoded, leads to the story's address") {
    Paper paper{On::engine};
    const auto story = paper.publish(paper.story("خبر", "energy"));
    const std::string right = percent_encoded("/طاقة/1/" + story.card.slug);
    for (const char* wrong : {"/طاقة/1", "/طاقة/1/قديم", "/سياسة/1/خبر", "/s/1", "/energy/1/x"}) {
        const Answer answer = paper.get(wrong);
        INFO(wrong);
        CHECK(answer.status == 301);
        CHECK(answer.header("Location") == right);
    }
    std::string lower = percent_encoded("/طاقة/1/قديم");
    for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    CHECK(answer_of(paper.site.answer(paper.request(lower))).header("Location") == right);
    std::string lower_right = right;
    for (char& c : lower_right) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    CHECK(answer_of(paper.site.answer(paper.request(lower_right))).status == 200);
    CHECK(paper.get("/lite/سياسة/1/قديم").header("Location") == percent_encoded("/lite/طاقة/1/" + story.card.slug));
    CHECK(paper.get("/طاقة/").header("Location") == percent_encoded("/طاقة"));
    CHECK(paper.get("/energy").header("Location") == percent_encoded("/طاقة"));
}

MIDAD_BOTH_ENGINES("a section's slug that was changed leads to its new address for ever, feeds and light pages too") {
    Paper paper{On::engine};
    paper.publish(paper.story("خبر", "energy"));
    std::vector<topics::Section> changed = sample_sections();
    changed[1].slug = "الطاقة-والمناخ";
    const topics::SectionsInForce sections{*paper.database, changed, reserved_words()};
    Site site{{paper.record, sections, paper.masthead, paper.counts, paper.library, paper.clock, paper.themes,
               text::Messages::carried(), paper.search}};
    const auto get = [&](const std::string& target) { return answer_of(site.answer(paper.request(target))); };
    const std::string now = percent_encoded("/الطاقة-والمناخ");
    std::string lower = percent_encoded("/طاقة");
    for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string& former : {percent_encoded("/طاقة"), lower, std::string{"/energy"}}) {
        INFO(former);
        CHECK(get(former).status == 301);
        CHECK(get(former).header("Location") == now);
        CHECK(get(former + "/feed.rss").header("Location") == now + "/feed.rss");
        CHECK(get(former + "/feed.json").status == 301);
        CHECK(get("/lite" + former).header("Location") == "/lite" + now);
        CHECK(get(former + "?before=1746632400000-7").header("Location") == now + "?before=1746632400000-7");
        CHECK(get(former + "?before=x&utm_source=y").header("Location") == now);
        CHECK(get(former + "/other.txt").status == 404);
    }
    CHECK(get(now).status == 200);
    CHECK(get(now + "/feed.rss").status == 200);
    CHECK(get(percent_encoded("/سفر")).status == 404);
    CHECK(get("/travel/feed.rss").status == 404);
}

MIDAD_BOTH_ENGINES("a section that is added while the paper is served answers, and stands in the line of sections") {
    Paper paper{On::engine};
    CHECK(paper.get("/طقس").status == 404);
    CHECK_FALSE(paper.get("/").has("طقس"));
    const auto elsewhere = store::Database::open(paper.database.place());
    topics::SectionsInForce there{*elsewhere, sample_sections(), reserved_words()};
    there.find_or_add({"weather", "طقس", {}});
    if (paper.sections.refresh()) paper.site.forget_all();
    CHECK(paper.get("/طقس").status == 200);
    CHECK(paper.get("/").has(percent_encoded("/طقس")));
    CHECK(paper.get("/weather/feed.atom").header("Location") == percent_encoded("/طقس/feed.atom"));
}

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

MIDAD_BOTH_ENGINES("a list goes on to older stories at an address that stays while new ones arrive") {
    Paper paper{On::engine};
    for (int i = 0; i < 45; ++i) paper.publish(paper.story("خبر رقم " + std::to_string(i), "energy", 100 + i));
    const Answer first = paper.get("/طاقة");
    CHECK(first.has("خبر رقم 0<"));
    CHECK(first.has("خبر رقم 19<"));
    CHECK_FALSE(first.has("خبر رقم 20<"));
    const auto at = first.body.find("?before=");
    REQUIRE(at != std::string::npos);
    const std::string query = first.body.substr(at, first.body.find('"', at) - at);
    const std::string second_target = percent_encoded("/طاقة") + query;
    const Answer second = paper.get(second_target);
    CHECK(second.has("خبر رقم 20<"));
    CHECK(second.has("<link rel=\"canonical\" href=\"https://almidad.example" + second_target + "\">"));
    CHECK(second.has("rel=\"prev\""));
    CHECK(second.has("rel=\"next\""));
    paper.publish(paper.story("خبر جديد", "energy", 0));
    const Answer again = paper.get(second_target);
    CHECK(again.has("خبر رقم 20<"));
    CHECK_FALSE(again.has("خبر رقم 19<"));
    CHECK(paper.get("/طاقة").has("خبر جديد"));
    CHECK(paper.get(percent_encoded("/طاقة") + "?before=nonsense").has("خبر جديد"));
}

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
    CHECK(paper.get("/opensearch.xml").has("OpenSearchDescription"));
}

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

MIDAD_BOTH_ENGINES("an empty paper has every page, and says that nothing was published yet") {
    Paper paper{On::engine};
    CHECK(paper.get("/").has("لم يُنشر شيء بعد."));
    CHECK(paper.get("/طاقة").has("لا قصص هنا بعد."));
    for (const char* path :
         {"/archive", "/most-read", "/corrections", "/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml", "/lite"}) {
        INFO(path);
        CHECK(paper.get(path).status == 200);
    }
    CHECK(paper.get("/sitemap.xml").has("<loc>https://almidad.example/sitemaps/pages.xml</loc>"));
    CHECK(paper.get("/sitemaps/pages.xml").has("<loc>https://almidad.example/</loc>"));
    CHECK(paper.get("/news-sitemap.xml").has("<loc>https://almidad.example/</loc>"));
    CHECK_FALSE(paper.get("/robots.txt").has("news-sitemap"));
    CHECK(paper.get("/keywords").has("لا كلمات مفتاحية بعد"));
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

MIDAD_BOTH_ENGINES("keywords and authors are found by their letters, in the order of an Arabic index") {
    Paper paper{On::engine};
    auto wanted = paper.story("خبر بأسماء", "energy", 90);
    wanted.article.keywords = {"نفط", "الإنسولين", "MedPharm Ltd.", "أرصاد", "اتفاق <الشراكة>"};
    wanted.article.bylines = {{article::Role::wrote, "ياسر منصور"}, {article::Role::wrote, "رنا العلي"}};
    paper.publish(wanted);
    const Answer keywords = paper.get("/keywords");
    CHECK(keywords.status == 200);
    CHECK(keywords.has("5 كلمات مفتاحية"));
    const auto at = [&](std::string_view words) { return keywords.body.find(words); };
    CHECK(at("<bdi>اتفاق &lt;الشراكة&gt;</bdi>") < at("<bdi>أرصاد</bdi>"));
    CHECK(at("<bdi>أرصاد</bdi>") < at("<bdi>الإنسولين</bdi>"));
    CHECK(at("<bdi>الإنسولين</bdi>") < at("<bdi>نفط</bdi>"));
    CHECK(at("<bdi>نفط</bdi>") < at("<bdi>MedPharm Ltd.</bdi>"));
    CHECK(at("<bdi>MedPharm Ltd.</bdi>") != std::string::npos);
    CHECK(keywords.has("<h2 class=\"name-of\"><bdi>ا</bdi></h2>"));
    const Answer authors = paper.get("/lite/authors");
    CHECK(authors.has("كاتبان"));
    CHECK(authors.body.find("رنا العلي") < authors.body.find("ياسر منصور"));
    CHECK(paper.get("/archive").has("href=\"/authors\""));
    const Answer letter = paper.get("/keywords/ا");
    CHECK(letter.has("الكلمات المفتاحية: ا"));
    CHECK(letter.has("أرصاد"));
    CHECK_FALSE(letter.has("نفط"));
    CHECK(paper.get("/keywords/ص").status == 404);
}

MIDAD_BOTH_ENGINES("an index of names is made anew when its names change, and a long one has a page for each letter") {
    Paper paper{On::engine};
    auto first = paper.story("خبر أول", "energy", 90);
    first.article.keywords = {"نفط"};
    paper.publish(first);
    CHECK(paper.get("/keywords").has("نفط"));
    const auto made_before = paper.site.cache_numbers().made;
    auto bare = paper.story("خبر بلا كلمات", "energy", 80);
    bare.article.keywords.clear();
    paper.publish(bare);
    CHECK(paper.get("/keywords").has("نفط"));
    CHECK(paper.site.cache_numbers().made == made_before);
    auto many = paper.story("خبر كثير الكلمات", "energy", 70);
    for (int story = 0; story < 15; ++story) {
        many.article.headline = "خبر كثير الكلمات " + std::to_string(story);
        many.article.keywords.clear();
        for (int keyword = 0; keyword < 14; ++keyword) {
            many.article.keywords.push_back("ميناء " + std::to_string(story * 14 + keyword));
        }
        paper.publish(many);
    }
    const Answer letters = paper.get("/keywords");
    CHECK(letters.has("211 كلمة مفتاحية"));
    CHECK(letters.has("<bdi>م</bdi></a> <span class=\"meta\">210</span>"));
    CHECK_FALSE(letters.has("ميناء"));
    CHECK(paper.get("/keywords/م").has("ميناء 209"));
}

MIDAD_BOTH_ENGINES("days and years on the about page are written as the house writes them") {
    Paper paper{On::engine};
    paper.masthead.house.digits = text::Digits::arabic_indic;
    paper.masthead.founded = "2022";
    const Answer page = paper.get("/about");
    CHECK(page.has("١ كانون الثاني ٢٠٢٥"));
    CHECK(page.has("٢٠٢٢"));
    CHECK_FALSE(page.has("2025-01-01"));
}

MIDAD_BOTH_ENGINES("a page without a picture asks social sites for no large one") {
    Paper paper{On::engine};
    const auto story = paper.publish(paper.story("خبر بلا صورة", "energy"));
    const Answer page = paper.get("/طاقة/1/" + story.card.slug);
    CHECK(page.has("<meta name=\"twitter:card\" content=\"summary\">"));
    CHECK_FALSE(page.has("og:image"));
}

MIDAD_BOTH_ENGINES("a keyword that one story spells twice is one button") {
    Paper paper{On::engine};
    auto wanted = paper.story("أسعار", "energy");
    wanted.article.keywords = {"نفط", "نفـــط", "نَفْط", "غاز"};
    const auto story = paper.publish(wanted);
    const Answer page = paper.get("/طاقة/1/" + story.card.slug);
    const auto first = page.body.find("rel=\"tag\"");
    const auto second = page.body.find("rel=\"tag\"", first + 1);
    REQUIRE(second != std::string::npos);
    CHECK(page.body.find("rel=\"tag\"", second + 1) == std::string::npos);
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
