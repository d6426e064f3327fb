#include <doctest/doctest.h>

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
