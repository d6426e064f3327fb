#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cstdlib>

#include "base/file.h"
#include "site/asked_search.h"
#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;
using namespace std::chrono_literals;

namespace {

std::string asking(std::string_view words, std::string_view more = "") {
    return "/search?q=" + percent_encoded(words) + std::string{more};
}

record::Publication telling(const Paper& paper, std::string headline, const char* text, int minutes_ago = 60) {
    auto wanted = paper.story(std::move(headline), "energy", minutes_ago);
    wanted.article.blocks = {article::Paragraph{{article::Span{text}}}};
    return wanted;
}

struct Found : Paper {
    explicit Found(store::Engine engine) : Paper{engine} {
        publish(telling(*this, "قمة في عمّان", "وقّع الوفدان اتفاقيّة التجارة مع MedPharm Ltd. أمس."));
        publish(telling(*this, "الوقود يرتفع", "ارتفعت أسعـــار الوقود 5٪ في الأسواق.", 2000));
        index();
    }
};

}  // namespace

MIDAD_BOTH_ENGINES("a word is found however it is typed, and marked as the story spells it") {
    Found paper{On::engine};
    for (const char* typed : {"الاتفاقيه", "اتفاقيات", "وٱلاتفاقية", "«اتفاقية التجارة»"}) {
        const Answer page = paper.get(asking(typed));
        INFO(typed);
        CHECK(page.status == 200);
        CHECK(page.has("<mark>اتفاقيّة</mark>"));
    }
    CHECK(paper.get(asking("عمان")).has("قمة في <mark>عمّان</mark>"));
    CHECK(paper.get(asking("اسعار")).has("<mark>أسعـــار</mark>"));
    // A mark within a name leaves the name whole.
    CHECK(paper.get(asking("medpharm")).has("<bdi dir=\"ltr\"><mark>MedPharm</mark> Ltd.</bdi>"));
    CHECK_FALSE(paper.get(asking("=إتفاقية")).has("<mark>"));
    CHECK_FALSE(paper.get(asking("الاتفاقيه -عمان")).has("<mark>اتفاقيّة</mark>"));
}

MIDAD_BOTH_ENGINES("the light page has the same answers") {
    Found paper{On::engine};
    CHECK(paper.get("/lite" + asking("الاتفاقيه")).has("<mark>اتفاقيّة</mark>"));
}

MIDAD_BOTH_ENGINES("an answer is narrowed by section and day, and each narrowing leads back") {
    Found paper{On::engine};
    auto other = telling(paper, "المسرح في عمّان", "عرض في عمّان.", 30);
    other.article.section = "culture";
    paper.publish(other);
    paper.index();
    const Answer all = paper.get(asking("عمان"));
    CHECK(all.has("قصتان"));
    CHECK(all.has("section=culture"));
    const Answer culture = paper.get(asking("عمان", "&section=culture"));
    CHECK(culture.has("المسرح في"));
    CHECK_FALSE(culture.has("قمة في"));
    CHECK(culture.has("<option value=\"culture\" selected>"));
    CHECK(paper.get(asking("الوقود", "&from=2025-05-08")).has("لا قصة فيها «الوقود»"));
    CHECK(paper.get(asking("الوقود", "&from=2025-05-07&to=2025-05-07")).has("<mark>الوقود</mark>"));
    CHECK(paper.get("/search?section=culture").has("المسرح في"));
}

MIDAD_BOTH_ENGINES("an empty answer helps, and a likely slip is put right") {
    Found paper{On::engine};
    CHECK(paper.get(asking("التجاره")).has("<mark>التجارة</mark>"));
    CHECK(paper.get(asking("الوقوود")).has("هل تقصد"));
    const Answer nothing = paper.get(asking("غغغغ"));
    CHECK(nothing.status == 200);
    CHECK(nothing.has("لا قصة فيها «غغغغ»"));
    CHECK(paper.get("/search").has("اتفاق الشراكة"));  // what the paper writes about
}

MIDAD_BOTH_ENGINES("reasons are given when asked for") {
    Found paper{On::engine};
    const Answer page = paper.get(asking("اتفاقيات", "&why=1"));
    CHECK(page.has("وهي صورة من «اتفاقيات»"));
    CHECK_FALSE(paper.get(asking("اتفاقيات")).has("وهي صورة من"));
}

MIDAD_BOTH_ENGINES("what cannot be asked gets a short answer and nothing of it is repeated that is no text") {
    Found paper{On::engine};
    std::string words, stars;
    for (int at = 0; at < 500; ++at) words += "كلمة" + std::to_string(at) + ' ';
    for (int at = 0; at < 200; ++at) stars += "* ";
    const std::string long_word(10'000, 'q');
    CHECK(paper.get(asking(words)).has("طويلة"));
    CHECK(paper.get(asking(long_word)).has("طويلة"));
    CHECK(paper.get(asking(stars)).status == 200);
    const Answer broken = paper.get("/search?q=%ff%fe");
    CHECK(broken.has("بترميز غير مفهوم"));
    CHECK_FALSE(broken.has("\xEF\xBF\xBD"));
    const Answer attack = paper.get(asking("\"><script>alert(1)</script>"));
    CHECK(attack.status == 200);
    CHECK_FALSE(attack.has("<script>alert"));
    CHECK(paper.get("/search.json?q=%ff").status == 400);
    CHECK(paper.get("/search.json?q=" + percent_encoded(words)).status == 400);
}

MIDAD_BOTH_ENGINES("a story that was withdrawn is in no answer, indexed or kept") {
    Found paper{On::engine};
    CHECK(paper.get(asking("التجارة")).has("<mark>التجارة</mark>"));
    paper.record.withdraw(StoryId{1}, record::WithdrawalReason::legal, "");
    paper.tell();
    CHECK_FALSE(paper.get(asking("التجارة")).has("قمة في"));  // the index has not heard yet
    paper.index();
    CHECK(paper.get(asking("التجارة", "&n=1")).has("لا قصة فيها"));
}

MIDAD_BOTH_ENGINES("an answer is kept for two seconds, whatever else stands in its address") {
    Found paper{On::engine};
    CHECK(paper.get(asking("الوقود")).has("قصة واحدة"));
    paper.publish(telling(paper, "وقود جديد", "الوقود في المحطات.", 1));
    paper.index();
    CHECK(paper.get(asking("الوقود", "&utm_source=x")).has("قصة واحدة"));
    paper.clock.advance(2s);
    CHECK(paper.get(asking("الوقود")).has("قصتان"));
}

MIDAD_BOTH_ENGINES("pages of an answer lose and repeat nothing while stories arrive") {
    Paper paper{On::engine};
    for (int at = 0; at < 25; ++at)
        paper.publish(telling(paper, "خبر الجسر رقم " + std::to_string(at), "الجسر الحجري يُرمَّم.", 100 + at));
    paper.index();
    std::vector<std::string> seen;
    std::string next = "/search.json?q=" + percent_encoded("الجسر");
    std::string target = next;
    for (int page = 0; page < 3 && !target.empty(); ++page) {
        const auto answer = boost::json::parse(paper.get(target).body).as_object();
        for (const auto& story : answer.at("stories").as_array()) seen.emplace_back(story.at("url").as_string());
        paper.publish(telling(paper, "الجسر الجسر الجسر", "الجسر والجسر.", 1));
        paper.index();
        const auto* more = answer.if_contains("next");
        target = more ? std::string{more->as_string()}.substr(std::string_view{"https://almidad.example"}.size()) : "";
    }
    CHECK(seen.size() == 25);
    std::sort(seen.begin(), seen.end());
    CHECK(std::unique(seen.begin(), seen.end()) == seen.end());
}

MIDAD_BOTH_ENGINES("programs are answered as the contract's example has it") {
    Found paper{On::engine};
    const Answer answer = paper.get("/search.json?q=" + percent_encoded("الاتفاقيه") + "&why=1");
    CHECK(answer.header("Content-Type") == "application/json; charset=utf-8");
    const std::filesystem::path golden = "contract/search.example.json";
    if (std::getenv("MIDAD_ACCEPT") != nullptr) write_file(golden, answer.body + "\n");
    CHECK(answer.body + "\n" == read_file(golden));
}

MIDAD_BOTH_ENGINES("suggestions are the site's own words, with how many stories have them") {
    Found paper{On::engine};
    const Answer answer = paper.get("/suggest.json?q=" + percent_encoded("الوق"));
    CHECK(answer.header("Content-Type") == "application/x-suggestions+json; charset=utf-8");
    const auto said = boost::json::parse(answer.body).as_array();
    REQUIRE(said.size() == 4);
    CHECK(said[0].as_string() == "الوق");
    CHECK(said[1].as_array().at(0).as_string() == "الوقود");
    CHECK(paper.get("/suggest.json?q=%ff").status == 200);
    CHECK(paper.get("/opensearch.xml").has("/suggest.json?q={searchTerms}"));
}

MIDAD_BOTH_ENGINES("related stories are those of the same words; what tells the same is told apart") {
    Paper paper{On::engine};
    const char* talks = "اتفق الوفدان على فتح معبر الصخرة أمام الشاحنات ثلاثة أيام في الأسبوع، وعلى لجنة تراقب المعبر.";
    auto plain = [&](std::string headline, const char* text, int ago) {
        auto wanted = telling(paper, std::move(headline), text, ago);
        wanted.article.keywords.clear();
        return wanted;
    };
    paper.publish(plain("معبر الصخرة يُفتح", talks, 90));
    paper.publish(plain("فتح معبر الصخرة", talks, 80));
    paper.publish(plain("شاحنات تنتظر عند معبر الصخرة", "تنتظر مئة شاحنة عند معبر الصخرة منذ الفجر.", 70));
    for (int at = 0; at < 5; ++at)
        paper.publish(plain("طقس اليوم " + std::to_string(at), "غائم جزئيًا مع رياح خفيفة على الساحل.", 60 - at));
    paper.index();
    const Answer page = paper.get("/طاقة/1/معبر-الصخرة-يفتح");
    REQUIRE(page.status == 200);
    const auto same = page.body.find("قد تكون قرأت هذا");
    REQUIRE(same != page.body.npos);
    CHECK(page.body.find("فتح معبر الصخرة", same) != page.body.npos);
    const auto related = page.body.find("ذات صلة");
    REQUIRE(related != page.body.npos);
    CHECK(page.body.substr(related, same - related).find("شاحنات تنتظر") != page.body.npos);
}

TEST_CASE("one question is one key, whatever stands beside it and in whatever order") {
    CHECK(search_key("q=a&section=x") == search_key("section=x&utm=1&q=a"));
    CHECK(search_key("q=a") != search_key("q=a&sort=newest"));
    CHECK(search_key("q=%ff") == search_key("q=%fe"));
    CHECK(search_key("q=%ff") != search_key(""));
    CHECK(search_key("n=1") == search_key(""));
}
