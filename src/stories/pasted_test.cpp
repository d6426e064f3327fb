#include "stories/pasted.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "article/json.h"
#include "base/file.h"
#include "proofing/proofing.h"
#include "stories/internal/dateline.h"
#include "text/fold.h"

using namespace midad;
using namespace midad::stories;
using article::Article;

namespace {

Pasted of_text(std::string_view text) {
    auto read = pasted("", text);
    REQUIRE(read);
    return *std::move(read);
}
Pasted of_html(std::string_view html, std::string_view text = "") {
    auto read = pasted(html, text);
    REQUIRE(read);
    return *std::move(read);
}
Pasted of_file(const char* name) { return of_text(read_file(std::string{"src/stories/pasted/"} + name, 1u << 20)); }
Pasted of_html_file(const char* name) {
    return of_html(read_file(std::string{"src/stories/pasted/"} + name, 1u << 20));
}

std::vector<std::string> subheads_of(const Article& article) {
    std::vector<std::string> all;
    for (const article::Block& block : article.blocks) {
        if (const auto* subhead = std::get_if<article::Subhead>(&block)) all.push_back(subhead->text);
    }
    return all;
}
template <typename Kind>
std::size_t count_of(const Article& article) {
    return static_cast<std::size_t>(
        std::count_if(article.blocks.begin(), article.blocks.end(),
                      [](const article::Block& block) { return std::holds_alternative<Kind>(block); }));
}
std::string lead_of(const Article& article) {
    for (const article::Block& block : article.blocks) {
        if (const auto* paragraph = std::get_if<article::Paragraph>(&block))
            return article::plain_text(paragraph->text);
    }
    return {};
}
std::vector<std::string> left_out(const Pasted& pasted) {
    std::vector<std::string> all;
    for (const LeftOut& one : pasted.left_out) all.push_back(one.what);
    return all;
}
std::string recognised(const Pasted& pasted, std::string_view part) {
    for (const Recognised& one : pasted.recognised) {
        if (one.part == part) return one.text;
    }
    return {};
}
std::string dateline(std::string_view line) {
    const auto found = internal::dateline_of(line);
    if (!found) return "–";
    return found->dateline.city + "|" + found->dateline.agency + "|" + std::string{line.substr(found->bytes)};
}

}  // namespace

TEST_CASE("a dateline is recognised as agencies write it") {
    CHECK(dateline("موسكو – (وكالات)") == "موسكو|وكالات|");
    CHECK(dateline("دمشق - سانا") == "دمشق|سانا|");
    CHECK(dateline("دمشق-سانا أعلنت الوزارة") == "دمشق|سانا|أعلنت الوزارة");
    CHECK(dateline("بيروت (رويترز) - قال مسؤول") == "بيروت|رويترز|قال مسؤول");
    CHECK(dateline("القاهرة/ أ ش أ/ أكد الوزير") == "القاهرة|أ ش أ|أكد الوزير");
    CHECK(dateline("باريس (أ.ف.ب) – ارتفع") == "باريس|أ.ف.ب|ارتفع");
    CHECK(dateline("سانا – دمشق") == "دمشق|سانا|");
    CHECK(dateline("(وكالات)") == "|وكالات|");
    CHECK(dateline("رويترز") == "|رويترز|");
    CHECK(dateline("موسكو") == "موسكو||");
    CHECK(dateline("واشنطن، 8 أيار (رويترز) – قال") == "واشنطن|رويترز|قال");
    CHECK(dateline("مرسى الشرق – خاص: بدأت") == "مرسى الشرق|خاص|بدأت");
    CHECK(dateline("عمّان – أعلنت الحكومة") == "عمّان||أعلنت الحكومة");
    CHECK(dateline("سراقب – (وكالات)") == "سراقب|وكالات|");
    CHECK(dateline("London (Reuters) - Oil fell") == "London|Reuters|Oil fell");
}

TEST_CASE("what only looks like a dateline is text") {
    for (const char* line :
         {"قال الوزير (62 عامًا) إن الأسعار", "الأسعار – كما قيل – ترتفع", "في دمشق أعلنت الوزارة اليوم", "",
          "منظمة الصحة العالمية (WHO) قالت", "النفط/الغاز", "أسعار النفط – (تفاصيل)، وأكثر"})
        CHECK(dateline(line) == "–");
}

TEST_CASE("a page copied whole: headline, dateline, lead and sub-heads stay, furniture is left out and listed") {
    const Pasted page = of_file("page.txt");
    const Article& article = page.article;
    CHECK(article.headline == "جسر الضفّتين: السهل والساحل يفتحان طريقًا للقمح والدواء");
    CHECK(article.dateline == article::Dateline{"مرسى الشرق", "وكالات"});
    CHECK(lead_of(article).starts_with("في يوم انتظره التجار طويلًا"));
    CHECK(subheads_of(article) == std::vector<std::string>{"قمح السهل إلى مطاحن الساحل", "دواء لا يحتاج إلى موافقتين",
                                                           "قطار ليلي كل ثلاثاء", "صيادون يسألون عن حصتهم",
                                                           "ضيوف في عيد المرفأ", "ما بعد الجسر"});
    CHECK(recognised(page, "photo_credit") == "Host photo / Salma Najjar");
    CHECK(left_out(page) == std::vector<std::string>{"masthead", "published", "published", "reads", "share", "keywords",
                                                     "phone", "email", "e_magazine", "host_credit"});
    CHECK(page.notes.empty());
    CHECK(count_of<article::Paragraph>(article) == 8);
}

TEST_CASE("a Telegram post: sender and channel go, the bullets are a list") {
    const Pasted post = of_file("telegram.txt");
    CHECK(post.article.headline == "عاجل | انقطاع الكهرباء عن ثلاثة أحياء في مرسى الشرق");
    CHECK(count_of<article::List>(post.article) == 1);
    CHECK(post.article.keywords == std::vector<std::string>{"الكهرباء", "مرسى الشرق"});
    CHECK(left_out(post) == std::vector<std::string>{"sender", "channel", "channel"});
    CHECK(lead_of(post.article).starts_with("أعلنت شركة الكهرباء"));
}

TEST_CASE("a page of Word: bold lines are sub-heads, its marks and its layout are nobody's") {
    const Pasted page = of_html_file("word.html");
    CHECK(page.article.headline == "المجلس البلدي يقرّ موازنة العام المقبل بأغلبية صوت واحد");
    CHECK(page.article.bylines == std::vector<article::Byline>{{article::Role::wrote, "رنا العلي"}});
    CHECK(subheads_of(page.article) == std::vector<std::string>{"المدارس أولًا", "ماذا عن الطرق؟"});
    CHECK(count_of<article::List>(page.article) == 1);
    CHECK(page.article.dateline == article::Dateline{"مرسى الشرق", ""});
    CHECK(article::to_json(page.article).find("mso") == std::string::npos);
}

TEST_CASE("a page of Google Docs, which sets everything in bold that is none") {
    const Pasted page = of_html_file("google-docs.html");
    CHECK(page.article.headline == "المتحف البحري يفتح قاعته الثالثة");
    CHECK(subheads_of(page.article) == std::vector<std::string>{"سفينة من خشب الأرز"});
    CHECK(article::to_json(page.article).find("\"strong\"") == std::string::npos);
    CHECK(count_of<article::Paragraph>(page.article) == 3);
    CHECK(page.article.dateline == article::Dateline{"مرسى الشرق", "خاص"});
}

TEST_CASE("a web page: pictures and related stories are left out, quotes and tables stay") {
    const Pasted page = of_html_file("web.html");
    CHECK(page.article.headline == "أسعار الخضار تتراجع للأسبوع الثالث");
    CHECK(page.article.kicker == "أسواق");
    CHECK(count_of<article::Table>(page.article) == 1);
    CHECK(count_of<article::Quote>(page.article) == 1);
    CHECK(count_of<article::PictureBlock>(page.article) == 0);
    CHECK_FALSE(page.article.picture);
    CHECK(page.notes.size() == 1);
    CHECK(left_out(page) == std::vector<std::string>{"navigation", "picture", "share", "related"});
    CHECK(page.article.dateline == article::Dateline{"بيروت", "رويترز"});
}

TEST_CASE("a mail's broken lines are whole paragraphs again") {
    const Pasted mail = of_file("mail.txt");
    CHECK(mail.article.headline == "بيان: افتتاح محطة التحلية الجديدة");
    CHECK(count_of<article::Paragraph>(mail.article) == 3);
    CHECK(lead_of(mail.article).find('\n') == std::string::npos);
    CHECK(lead_of(mail.article).ends_with("من دون انقطاع."));
    CHECK(left_out(mail) == std::vector<std::string>{"phone", "email"});
}

TEST_CASE("an agency's copy begins with its dateline and has no headline of its own") {
    const Pasted copy = of_file("agency.txt");
    CHECK(copy.article.headline.empty());
    CHECK(copy.notes.size() == 1);
    CHECK(copy.article.dateline == article::Dateline{"القاهرة", "أ ش أ"});
    CHECK(lead_of(copy.article).starts_with("قالت هيئة الأرصاد"));
}

TEST_CASE("a headline that is a date is no masthead") {
    const Pasted page = of_text(
        "حرب 6 أكتوبر 1973\n\nفي مثل هذا اليوم عبرت القوات القناة، وبدأت حرب غيّرت ما بعدها، كما يروي من شهدها في هذا "
        "الكتاب الصغير الذي صدر أخيرًا.\n");
    CHECK(page.article.headline == "حرب 6 أكتوبر 1973");
    CHECK(page.left_out.empty());
    const Pasted day =
        of_text("أبرز أخبار الجمعة 20 جانفي 2017\n\nجمعنا لكم ما وقع اليوم في البلاد وخارجها من أحداث.\n");
    CHECK(day.article.headline == "أبرز أخبار الجمعة 20 جانفي 2017");
}

TEST_CASE("a date inside the text is text") {
    const Pasted page = of_text(
        "كيف وصلنا إلى هنا\n\nبدأت القصة قبل ثلاثة أعوام حين أُغلق المرفأ أمام السفن الكبيرة فجأة.\n\n7 أيار 2025\n\n"
        "وقّع الطرفان الاتفاق الأول بعد مفاوضات دامت ستة أشهر في مدينة ثالثة.\n");
    CHECK(subheads_of(page.article) == std::vector<std::string>{"7 أيار 2025"});
}

TEST_CASE("hostile and empty clipboards do no harm") {
    CHECK(of_text("").article.blocks.empty());
    CHECK(of_text("\n \n\t\n").notes.size() == 1);
    CHECK(of_html("<p onclick=alert(1)>نص<script>alert(2)</script></p>").article.headline == "نص");
    CHECK(pasted("", "\xFF").error().key == "stories.pasted.not_utf8");
    CHECK(pasted("", std::string((1u << 20) + 1, 'x')).error().key == "stories.pasted.too_long");
    CHECK(pasted("", std::string(20'000, '\n') + "a").has_value());
    std::string lines;
    for (int at = 0; at < 9'500; ++at) lines += "a\n";
    CHECK(pasted("", lines).error().key == "stories.pasted.too_long");
    std::string deep;
    for (int at = 0; at < 300; ++at) deep += "<div>";
    CHECK(pasted(deep, "").error().key == "stories.pasted.unfit");
    CHECK(of_html(deep, "عنوان من النص").article.headline == "عنوان من النص");
}

TEST_CASE("the page that the project began with becomes a story, where it is at hand") {
    std::filesystem::path folder = std::filesystem::current_path();
    std::filesystem::path story;
    for (; folder.has_relative_path() && story.empty(); folder = folder.parent_path()) {
        const auto beside = folder.parent_path() / "shared/data/seed-story/story.txt";
        if (std::filesystem::exists(beside)) story = beside;
    }
    if (const char* named = std::getenv("MIDAD_SEED_STORY")) story = named;
    if (story.empty()) return;
    const Pasted page = of_text(read_file(story, 1u << 20));
    CHECK(text::length(page.article.headline) > 50);
    CHECK(page.article.dateline == article::Dateline{"موسكو", "وكالات"});
    CHECK(subheads_of(page.article).size() == 6);
    CHECK(count_of<article::Paragraph>(page.article) == 8);
    CHECK(lead_of(page.article).starts_with("في خطوة"));
    CHECK_FALSE(recognised(page, "photo_credit").empty());
    CHECK(left_out(page) == std::vector<std::string>{"masthead", "published", "published", "reads", "share", "keywords",
                                                     "phone", "email", "e_magazine", "host_credit"});
    // Its one slip: a date in May that was a Wednesday.
    const auto findings = proofing::wrong_dates(page.article, {2025, 5, 8});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].said == 2);
    CHECK(findings[0].right == 3);
}
