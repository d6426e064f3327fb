#include <doctest/doctest.h>

#include <cstdlib>

#include "base/file.h"
#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

namespace {

/// Style, script and drawing have tests of their own and would make every change of theirs a change of the page's.
std::string without_dress(std::string page) {
    const auto cut = [&](std::string_view from, std::string_view to, std::string_view in_its_place) {
        for (auto at = page.find(from); at != page.npos; at = page.find(from, at + in_its_place.size())) {
            const auto end = page.find(to, at + from.size());
            if (end == page.npos) return;
            page.replace(at, end + to.size() - at, in_its_place);
        }
    };
    cut("<style>", "</style>", "<STYLE>");
    cut("<svg ", "</svg>", "<NAME>");
    cut("/assets/", "/", "ASSETS/");
    return page;
}

record::Publication agreement(const Paper& paper) {
    auto wanted = paper.story("شراكة الضفّتين: مصنع ينتظره 250 ألف مريض", "energy", 90);
    auto& article = wanted.article;
    article.kicker = "طاقة ودواء";
    article.standfirst = "اتفاق على حقلين ومصنع، وملاحق تنتظر الخريف.";
    article.dateline = {"مرسى الشرق", "وكالات"};
    article.bylines = {{article::Role::wrote, "رنا العلي"}, {article::Role::translated, "ياسر منصور"}};
    article.keywords = {"الإنسولين", "اتفاق الشراكة"};
    article.sources = {{"MedPharm Ltd.", "https://example.org/insulin"}, {"هيئة الطيران المدني", ""}};
    const auto text = [](const char* words) { return article::Text{article::Span{words}}; };
    article.blocks = {article::Paragraph{text("وقّع الرئيسان الاتفاق، وتبني MedPharm Ltd. المصنع.")}};
    for (const char* name : {"حقلان", "المصنع", "الرحلات", "الملاحق"}) {
        article.blocks.push_back(article::Subhead{name, name});
        article.blocks.push_back(article::Paragraph{text("ترتفع الحصة إلى 60% في عامين.")});
    }
    article.blocks.push_back(article::Quote{text("المصنع ليس صورة تذكارية."), "ريم البيلسان"});
    article.blocks.push_back(article::List{false, {text("بند أول"), text("بند ثانٍ")}});
    article.blocks.push_back(article::FactBox{"ما لا يقوله الاتفاق", {article::Paragraph{text("سعر التذكرة.")}}});
    article.blocks.push_back(
        article::Table{"التعهدات", {text("التعهد"), text("الموعد")}, {{text("المصنع"), text("آذار 2027")}}});
    article.blocks.push_back(article::Embed{"https://example.org/text", "النص الكامل", "رئاسة الجمهورية"});
    return wanted;
}

}  // namespace

MIDAD_BOTH_ENGINES("the page of the agreement is, to the letter, as it was accepted") {
    Paper paper{On::engine};
    auto wanted = agreement(paper);
    const auto first = paper.publish(wanted);
    paper.publish(paper.story("خبر بعده", "energy", 30));
    paper.clock.advance(std::chrono::minutes{20});
    wanted.story = first.card.story;
    wanted.article.standfirst = "اتفاق على حقلين ومصنع، وملاحق تنتظر الخريف المقبل.";
    wanted.corrections = {{std::nullopt, "ذُكر في نسخة سابقة أن الحصة 65%."}};
    paper.publish(wanted);
    const Answer page = paper.get("/طاقة/1/" + first.card.slug);
    REQUIRE(page.status == 200);

    const std::filesystem::path golden = "src/site/golden/story.html";
    const std::string made = without_dress(page.body);
    if (std::getenv("MIDAD_ACCEPT") != nullptr) write_file(golden, made);
    CHECK(made == read_file(golden));
}
