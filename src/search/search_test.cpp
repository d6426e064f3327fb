#include "search/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "article/article.h"
#include "search/testing.h"
#include "text/dates.h"

using namespace midad;
using namespace midad::search;
using namespace std::chrono_literals;
using search::testing::asked;
using search::testing::SearchedPaper;

namespace {

using Stories = std::vector<StoryId>;

std::set<StoryId> set_of(const Stories& stories) { return {stories.begin(), stories.end()}; }

std::vector<std::string> marked_words(const Snippet& snippet) {
    std::vector<std::string> words;
    for (const auto& [begin, end] : snippet.marks) words.push_back(snippet.text.substr(begin, end - begin));
    return words;
}

bool has(const std::vector<Suggestion>& suggestions, Suggestion::Kind kind, std::string_view text) {
    return std::ranges::any_of(suggestions,
                               [&](const Suggestion& one) { return one.kind == kind && one.text == text; });
}

}  // namespace

MIDAD_BOTH_ENGINES("a story is found by any spelling and form of its words") {
    SearchedPaper paper{On::engine};
    const StoryId story = paper.tell("توقيع الاتفـــاقية في عمّان", "وقّع الطرفان أمس والاتفاقيّة سارية.");
    paper.tell("طقس الغد", "سماء صافية.");
    paper.build();
    for (const char* typed : {"اتفاقية", "الاتفاقيه", "إتفاقية", "وَالاتفاقية", "عمان", "عمّان توقيع", "اتفاقيات"}) {
        CAPTURE(typed);
        CHECK(paper.found(typed) == Stories{story});
    }
}

MIDAD_BOTH_ENGINES("a headline's word counts more than one of the text") {
    SearchedPaper paper{On::engine};
    paper.tell("أخبار متفرقة", "تحدث الوزير عن الغاز في كلمة قصيرة.");
    const StoryId headline = paper.tell("الغاز يصل غدا", "تحدث الوزير في كلمة قصيرة أمس.");
    paper.build();
    CHECK(paper.found("الغاز").front() == headline);
}

MIDAD_BOTH_ENGINES("a phrase is found with its words in a row, whatever their marks") {
    SearchedPaper paper{On::engine};
    const StoryId story = paper.tell("خط الغاز", "وصل الغازُ الطبيعيُّ إلى المدينة.");
    const StoryId other = paper.tell("خط آخر", "الطبيعي أن يصل الغاز.");
    paper.build();
    CHECK(paper.found("«الغاز الطبيعي»") == Stories{story});
    CHECK(set_of(paper.found("الغاز الطبيعي")) == std::set{story, other});
    CHECK(paper.found("الغاز -«الغاز الطبيعي»") == Stories{other});
}

MIDAD_BOTH_ENGINES("no phrase runs from the headline into the text") {
    SearchedPaper paper{On::engine};
    paper.tell("وصول الغاز", "الطبيعي أن يصل.");
    paper.build();
    CHECK(paper.found("«الغاز الطبيعي»").empty());
}

MIDAD_BOTH_ENGINES("what is left out is not found, in any form") {
    SearchedPaper paper{On::engine};
    const StoryId without = paper.tell("سعر النفط", "ارتفع النفط.");
    paper.tell("سعر النفط في تركيا", "ارتفع النفط.");
    paper.tell("النفط والتركي", "قال لتركيا.");
    paper.build();
    CHECK(paper.found("النفط -تركيا") == Stories{without});
}

MIDAD_BOTH_ENGINES("the very spelling is found alone, also in a story that has both") {
    SearchedPaper paper{On::engine};
    const StoryId with_hamza = paper.tell("قال إن الأمر جيد", "نص أول.");
    const StoryId without = paper.tell("قال ان الامر جيد", "نص ثان.");
    const StoryId both = paper.tell("قال إن هذا جيد", "وقال ان ذاك كذلك.");
    paper.build();
    CHECK(set_of(paper.found("=إن")) == std::set{with_hamza, both});
    CHECK(set_of(paper.found("=ان")) == std::set{without, both});
    CHECK(set_of(paper.found("ان قال")) == std::set{with_hamza, without, both});
}

MIDAD_BOTH_ENGINES("sections, authors, keywords and dates narrow an answer, and facets count it") {
    SearchedPaper paper{On::engine};
    using namespace record::testing;
    const StoryId april =
        paper.published(at(about(story("النفط في نيسان"), {"النقل الجوي"}), wednesday - 720h)).card.story;
    const StoryId may = paper.published(story("النفط في أيار", "economy")).card.story;
    const StoryId late = paper.published(at(story("النفط أيضا"), wednesday + 5min)).card.story;
    paper.build();
    CHECK(paper.found("النفط قسم:اقتصاد") == Stories{may});
    CHECK(paper.found("النفط كلمة:«النقل الجوي»") == Stories{april});
    CHECK(paper.found("النفط", {.keywords = {"النقل-الجوي"}}) == Stories{april});
    CHECK(set_of(paper.found("النفط كاتب:«رنا العلي»")) == std::set{april, may, late});
    CHECK(set_of(paper.found("من:2025-05-01 إلى:2025-05-07")) == std::set{may, late});
    CHECK(paper.found("النفط", {.month = "2025-04"}) == Stories{april});
    CHECK(paper.found("النفط", {}, Order::newest) == Stories{late, may, april});
    CHECK(paper.found("النفط", {}, Order::oldest) == Stories{april, may, late});

    const auto answer = paper.search.find(asked("النفط"), {.limit = 1, .facets = true});
    REQUIRE(answer);
    CHECK(answer->total == 3);
    CHECK(answer->total_is_exact);
    REQUIRE(answer->sections.size() == 2);
    CHECK(answer->sections[0].key == "energy");
    CHECK(answer->sections[0].stories == 2);
    REQUIRE(answer->months.size() == 2);
    CHECK(answer->months[0].key == "2025-05");
    CHECK(answer->months[1].stories == 1);
}

MIDAD_BOTH_ENGINES("pages stay what they are while stories arrive and leave") {
    SearchedPaper paper{On::engine};
    Stories told;
    for (int number = 0; number < 25; ++number)
        told.push_back(paper.tell("خبر النفط " + std::to_string(number), "نص رقم " + std::to_string(number)));
    paper.build();
    Indexer indexer{paper.source()};
    for (const Order order : {Order::newest, Order::relevance}) {
        Stories read;
        std::optional<Place> place;
        for (int page = 1; page <= 3; ++page) {
            const auto answer = paper.search.find(asked("النفط", {}, order), {.limit = 10, .place = place});
            REQUIRE(answer);
            for (const Hit& hit : answer->hits) read.push_back(hit.story);
            place = answer->next;
            if (place) CHECK(Place::from_text(place->text())->text() == place->text());
            paper.clock.advance(1h);
            paper.tell("النفط الآن", "النفط النفط النفط.");
            // One of those that were read already goes.
            paper.record.withdraw(read.front(), record::WithdrawalReason::error, "");
            told.erase(std::find(told.begin(), told.end(), read.front()));
            indexer.catch_up();
            read.erase(read.begin());
        }
        CHECK_FALSE(place);
        CHECK(set_of(read) == set_of(told));
        CHECK(read.size() == told.size());
        told = {};
        const auto now = paper.search.find(asked("النفط"), {.limit = 100});
        for (const Hit& hit : now->hits) told.push_back(hit.story);
    }
}

TEST_CASE("a place from outside is taken only as it was written") {
    for (const char* text : {"", "1", "0-1-1-1-0", "2-5-1746632400000-3-2", "02-5-1-3-0", "2-5-1-3-0 ", "2--5-1-3-0"}) {
        CAPTURE(text);
        CHECK_FALSE(Place::from_text(text));
    }
    CHECK(Place::from_text("2-51234-1746632400000-871-1")->loosened);
}

MIDAD_BOTH_ENGINES("stories with some of the words follow those with all, when these are few") {
    SearchedPaper paper{On::engine};
    const StoryId some = paper.tell("النفط النفط النفط", "النفط النفط.");
    const StoryId all = paper.tell("أسعار في نصوص طويلة جدا عن كل شيء", "ذكر النفط مرة والغاز مرة في نص طويل جدا.");
    paper.tell("طقس", "سماء.");
    paper.build();
    const auto answer = paper.search.find(asked("النفط الغاز"));
    REQUIRE(answer);
    CHECK(answer->loosened);
    REQUIRE(answer->hits.size() == 2);
    CHECK(answer->hits[0].story == all);
    CHECK(answer->hits[0].every_word);
    CHECK(answer->hits[1].story == some);
    CHECK_FALSE(answer->hits[1].every_word);
}

MIDAD_BOTH_ENGINES("question words are not looked for while others remain") {
    SearchedPaper paper{On::engine};
    const StoryId story = paper.tell("موعد الانتخابات", "الشهر المقبل.");
    paper.tell("متى نصحو", "مقالة.");
    paper.build();
    const auto answer = paper.search.find(asked("متى الانتخابات"));
    REQUIRE(answer);
    CHECK(answer->dropped == std::vector<std::string>{"متى"});
    CHECK(answer->hits.size() == 1);
    CHECK(answer->hits[0].story == story);
    CHECK(paper.found("متى").size() == 1);
}

MIDAD_BOTH_ENGINES("a slip finds what was meant and asks about it") {
    SearchedPaper paper{On::engine};
    StoryId story{};
    for (int number = 0; number < 3; ++number) story = paper.tell("وصول وفد من فنزويلا", "كاراكاس ترحب.");
    paper.build();
    const auto answer = paper.search.find(asked("فنزويلل"));
    REQUIRE(answer);
    CHECK(answer->hits.size() == 3);
    CHECK(answer->did_you_mean == "فنزويلا");
    CHECK_FALSE(paper.search.find(asked("فنزويلا"))->did_you_mean);
}

MIDAD_BOTH_ENGINES("an answer of nothing says which words are near, and in which other months") {
    SearchedPaper paper{On::engine};
    for (int number = 0; number < 3; ++number) paper.tell("انتخابات البلدية", "اقتراع.");
    paper.build();
    const auto answer = paper.search.find(asked("انتخبات من:2024 إلى:2024"));
    REQUIRE(answer);
    CHECK(answer->hits.empty());
    REQUIRE(answer->nearest.size() == 1);
    CHECK(answer->nearest[0].word == "انتخبات");
    CHECK(answer->nearest[0].near.front() == "انتخابات");
    REQUIRE(answer->other_months.size() == 1);
    CHECK(answer->other_months[0].key == "2025-05");
    CHECK(answer->other_months[0].stories == 3);
}

MIDAD_BOTH_ENGINES("synonyms find each other, and the editors' own file takes effect") {
    SearchedPaper paper{On::engine};
    const StoryId long_name = paper.tell("زيارة إلى المملكة المتحدة", "وصل الوفد بالمملكة المتحدة.");
    const StoryId short_name = paper.tell("زيارة إلى بريطانيا", "وصل الوفد.");
    const StoryId kingdom = paper.tell("المملكة العربية السعودية", "الأمم المتحدة ترحب.");
    paper.build();
    CHECK(set_of(paper.found("بريطانيا")) == std::set{long_name, short_name});
    const auto both = paper.search.find(asked("المملكة المتحدة"));
    REQUIRE(both);
    const std::set<StoryId> stories{both->hits[0].story, both->hits[1].story, both->hits[2].story};
    CHECK(stories == std::set{long_name, short_name, kingdom});

    std::ofstream{paper.folder.path() / "synonyms.txt"} << "بريطانيا = السعودية\n";
    Search again{paper.folder.path(), paper.clock};
    const auto changed = again.find(asked("بريطانيا"));
    REQUIRE(changed);
    REQUIRE(changed->hits.size() == 2);
    CHECK(std::set{changed->hits[0].story, changed->hits[1].story} == std::set{short_name, kingdom});
}

MIDAD_BOTH_ENGINES("a snippet shows the best stretch in its own spelling, and cuts no word") {
    SearchedPaper paper{On::engine};
    std::string body = "مقدّمةٌ طويلة ";
    for (int sentence = 0; sentence < 60; ++sentence) body += "كلام كثير لا شأن له بما يُسأل عنه. ";
    body += "ثم وُقّعت الاتفـــاقيّةُ في دمشق. ";
    for (int sentence = 0; sentence < 60; ++sentence) body += "ثم كلام آخر. ";
    paper.tell("خبر", body);
    paper.build();
    const auto snippets = paper.search.snippets(asked("اتفاقية دمشق"), {body, "لا شيء هنا.", ""}, 120);
    REQUIRE(snippets.size() == 3);
    CHECK(marked_words(snippets[0]) == std::vector<std::string>{"الاتفـــاقيّةُ", "دمشق"});
    CHECK(snippets[0].cut_before);
    CHECK(snippets[0].cut_after);
    CHECK(snippets[0].text.size() < 400);
    const std::size_t at = body.find(snippets[0].text);
    REQUIRE(at != std::string::npos);
    CHECK(body[at - 1] == ' ');
    CHECK(body[at + snippets[0].text.size()] == ' ');
    CHECK(snippets[1].text == "لا شيء هنا.");
    CHECK(snippets[1].marks.empty());
    CHECK(snippets[2].text.empty());
    CHECK(marked_words(paper.search.marked(asked("«الاتفاقية»"), "الاتفاقيه والاتفاقية")) ==
          std::vector<std::string>{"الاتفاقيه"});
}

MIDAD_BOTH_ENGINES("a match says which word, where and how") {
    SearchedPaper paper{On::engine};
    const StoryId story = paper.tell("وزراء النفط في بريطانيا", "وصل وزيرٌ أمس.");
    paper.build();
    const auto article = paper.record.find_latest(story)->article;
    const auto reasons = paper.search.why(asked("وزير المملكة المتحدة"), article);
    REQUIRE(reasons.size() >= 3);
    CHECK(reasons[0].asked == "وزير");
    CHECK(reasons[0].found == "وزراء");
    CHECK(reasons[0].field == "title");
    CHECK(reasons[0].key == Reason::Key::form);
    CHECK(reasons[1].found == "وزيرٌ");
    CHECK(reasons[1].field == "body");
    CHECK(reasons[1].key == Reason::Key::spelling);
    CHECK(reasons[2].asked == "المملكة");
    CHECK(reasons[2].found == "بريطانيا");
    CHECK(reasons[2].key == Reason::Key::synonym);
}

MIDAD_BOTH_ENGINES("suggestions complete words, keywords, authors and headlines, the most used first") {
    SearchedPaper paper{On::engine};
    using namespace record::testing;
    for (int number = 0; number < 3; ++number) paper.tell("توقيع الاتفاقية رقم " + std::to_string(number));
    paper.published(about(story("اتفاق آخر"), {"النقل الجوي"}));
    paper.build();
    const auto words = paper.search.suggest("اتفا");
    REQUIRE(!words.empty());
    CHECK(words.front().text == "الاتفاقية");
    CHECK(words.front().stories == 3);
    CHECK(has(words, Suggestion::Kind::word, "اتفاق"));
    CHECK(has(words, Suggestion::Kind::story, "اتفاق آخر"));
    CHECK(has(paper.search.suggest("العل"), Suggestion::Kind::person, "رنا العلي"));
    CHECK(has(paper.search.suggest("النقل ا"), Suggestion::Kind::keyword, "النقل الجوي"));
    CHECK(has(paper.search.suggest("توقيع اتف"), Suggestion::Kind::word, "توقيع الاتفاقية"));
    CHECK_FALSE(has(paper.search.suggest("توقيع اتف"), Suggestion::Kind::word, "توقيع اتفاق"));
    CHECK(paper.search.suggest("").empty());
    CHECK(paper.search.suggest("\xFF\xFE*").empty());
    CHECK(paper.search.suggest("اتفا", 3).size() <= 3);
}

MIDAD_BOTH_ENGINES("related stories share telling words; the same story told twice is a duplicate, not related") {
    SearchedPaper paper{On::engine};
    const std::string body =
        "وقّع الوزيران اتفاقية لتزويد محطات الكهرباء بالغاز الطبيعي عبر خط جديد يمتد من الحدود إلى الساحل خلال عامين "
        "بكلفة 300 مليون دولار يمولها مصرف التنمية وتنفذها شركات محلية وأجنبية";
    const StoryId story = paper.tell("اتفاقية الغاز الطبيعي", body + ".");
    const StoryId twin = paper.tell("توقيع اتفاقية الغاز", body + " كما قيل.");
    std::string contradicting = body;
    contradicting.replace(contradicting.find("300"), 3, "500");
    const StoryId other_figure = paper.tell("اتفاقية الغاز تكلف أكثر", contradicting + ".");
    const StoryId related = paper.tell("شركات الغاز الطبيعي", "تستعد شركات محلية لمد خط الغاز الطبيعي في الساحل.");
    // A paper in which other things happen too.
    for (int number = 0; number < 30; ++number)
        paper.tell("طقس اليوم " + std::to_string(number), "سماء صافية ورياح خفيفة.");
    paper.tell("كرة القدم", "فاز الفريق بثلاثة أهداف في مباراة أمس على ملعبه وأمام جمهوره الكبير.");
    paper.build();
    CHECK(paper.search.near_duplicates(story) == Stories{twin});
    CHECK(set_of(paper.search.related(story, 5)) == std::set{other_figure, related});
    CHECK(paper.search.related(StoryId{999}, 5).empty());
    CHECK(paper.search.near_duplicates(StoryId{0}).empty());
}

MIDAD_BOTH_ENGINES("where there is no index, the reader is told so") {
    SearchedPaper paper{On::engine};
    CHECK_FALSE(paper.search.ready());
    const auto answer = paper.search.find(asked("النفط"));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().key == "search.not_ready");
    CHECK(paper.search.suggest("ا").empty());
    CHECK(paper.search.snippets(asked("ا"), {"نص"}).size() == 1);
    paper.build();
    CHECK(paper.search.ready());
    CHECK(paper.found("النفط").empty());
}
