#include <doctest/doctest.h>

#include "article/article.h"
#include "record/record.h"
#include "record/testing.h"
#include "store/database.h"

using namespace midad;
using namespace std::chrono_literals;
using record::Card;
using record::Publication;
using record::Published;
using record::testing::EmptyPaper;
using record::testing::story;

namespace {

bool take_back(EmptyPaper& paper, StoryId story, int version, const std::optional<Card>& stood) {
    return paper.database->together(store::Durability::full, [&](store::Transaction& transaction) {
        return paper.record.take_back(transaction, story, version, stood);
    });
}

Publication again(const Published& before, std::string headline) {
    Publication publication{.article = before.article, .story = before.card.story};
    publication.article.headline = std::move(headline);
    return publication;
}

}  // namespace

MIDAD_BOTH_ENGINES("a story that is taken back at once is nowhere, and nothing is said of it") {
    EmptyPaper paper{On::engine};
    const Published wrong = paper.published(story("أُعلن الفائز قبل أوانه"));
    paper.clock.advance(4s);
    CHECK(take_back(paper, wrong.card.story, 1, std::nullopt));

    CHECK_FALSE(paper.record.find_latest(wrong.card.story));
    CHECK_FALSE(paper.record.find_address(wrong.card.story));
    CHECK_FALSE(paper.record.find_version(wrong.card.story, 1));
    CHECK_FALSE(paper.record.find_withdrawal(wrong.card.story));
    CHECK(paper.record.list({}, 10).cards.empty());
    CHECK(paper.record.changes_after(1).back().kind == "withdrawn");
    CHECK_FALSE(take_back(paper, wrong.card.story, 1, std::nullopt));
}

MIDAD_BOTH_ENGINES("a correction that is taken back leaves the story as it stood, with the notes it had") {
    EmptyPaper paper{On::engine};
    Publication first = story("الوقود يرتفع ٥٪");
    first.article.keywords = {"الوقود"};
    first.placing = record::Placing::top;
    const Published one = paper.published(first);
    paper.clock.advance(1h);
    Publication corrected = again(one, "الوقود يرتفع ٤٪");
    corrected.corrections = {{std::nullopt, "كانت النسبة ٥٪."}};
    corrected.placing = record::Placing::top;
    const Published two = paper.published(corrected);
    paper.clock.advance(1h);
    Publication wrong = again(two, "الغاز يرتفع ٤٪");
    wrong.article.keywords = {"الغاز"};
    wrong.article.section = "economy";
    wrong.placing = record::Placing::lead;
    wrong.breaking = true;
    wrong.corrections = {{std::nullopt, "تصويبٌ في غير مكانه."}};
    const Published three = paper.published(wrong);
    CHECK(paper.record.breaking(paper.clock.now()));
    paper.clock.advance(5s);

    CHECK_FALSE(take_back(paper, one.card.story, 2, two.card));
    REQUIRE(take_back(paper, one.card.story, 3, two.card));
    const auto now = paper.record.find_latest(one.card.story);
    REQUIRE(now);
    CHECK(now->article == two.article);
    CHECK(now->card.version == 2);
    CHECK(now->card.placing == record::Placing::top);
    CHECK(now->card.section == "energy");
    CHECK(now->card.updated_at == two.card.updated_at);
    CHECK(now->card.corrected);
    REQUIRE(now->corrections.size() == 1);
    CHECK(now->corrections.front().note == "كانت النسبة ٥٪.");
    CHECK_FALSE(paper.record.breaking(paper.clock.now()));
    CHECK_FALSE(paper.record.find_version(one.card.story, 3));
    CHECK(paper.record.list({.section = "economy"}, 10).cards.empty());
    CHECK(paper.record.list({.section = "energy"}, 10).cards.size() == 1);
    CHECK(paper.record.find_keyword("الوقود")->stories == 1);
    const auto change = paper.record.changes_after(paper.record.last_change() - 1).back();
    CHECK(change.kind == "version");
    CHECK(change.sections.size() == 2);

    // The next version's number has not been said before, and the taken-back note stays away.
    const Published four = paper.published(again(two, "الوقود يرتفع ٣٪"));
    CHECK(four.card.version == 4);
    CHECK(four.corrections.size() == 1);
    REQUIRE(take_back(paper, one.card.story, 4, now->card));
    CHECK(paper.record.find_latest(one.card.story)->card.version == 2);
}

MIDAD_BOTH_ENGINES("what is published with more is kept with it or not at all") {
    EmptyPaper paper{On::engine};
    const auto lost = [&] {
        paper.database->write(store::Durability::full, [&](store::Transaction& transaction) {
            REQUIRE(paper.record.publish(transaction, story("خبر لن يُحفظ")));
            throw std::runtime_error{"the audit's entry was refused"};
        });
    };
    CHECK_THROWS_AS(lost(), std::runtime_error);
    CHECK_FALSE(paper.record.newest());
    CHECK(paper.record.last_change() == 0);
}

MIDAD_BOTH_ENGINES("a withdrawal that is undone leaves the story where it was, under all that it was filed under") {
    EmptyPaper paper{On::engine};
    const Published one = paper.published(record::testing::about(story("مصنع الإنسولين يفتح"), {"الإنسولين"}));
    CHECK_FALSE(paper.database->together(store::Durability::full, [&](store::Transaction& transaction) {
        return paper.record.reinstate(transaction, one.card.story);
    }));
    paper.record.withdraw(one.card.story, record::WithdrawalReason::legal, "بأمر المحكمة.");
    CHECK(paper.record.find_keyword("الإنسولين")->stories == 0);
    CHECK(paper.database->together(store::Durability::full, [&](store::Transaction& transaction) {
        return paper.record.reinstate(transaction, one.card.story);
    }));
    CHECK(paper.record.find_latest(one.card.story)->article == one.article);
    CHECK(paper.record.find_keyword("الإنسولين")->stories == 1);
    CHECK(paper.record.find_author("رنا-العلي")->stories == 1);
    CHECK_FALSE(paper.record.find_withdrawal(one.card.story));
    CHECK(paper.record.changes_after(paper.record.last_change() - 1).back().kind == "version");
}
