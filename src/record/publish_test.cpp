#include <doctest/doctest.h>

#include <algorithm>

#include "article/json.h"
#include "base/failure.h"
#include "record/record.h"
#include "record/testing.h"
#include "store/database.h"
#include "text/dates.h"
#include "text/messages.h"

using namespace midad;
using namespace std::chrono_literals;
using record::Publication;
using record::testing::about;
using record::testing::at;
using record::testing::EmptyPaper;
using record::testing::picture;
using record::testing::story;
using record::testing::wednesday;

namespace {

const std::string fuel = "أسعار الوقود ترتفع";

std::vector<std::string> keys_of(const record::Objections& objections) {
    std::vector<std::string> keys;
    for (const record::Objection& objection : objections) keys.push_back(objection.key);
    std::ranges::sort(keys);
    return keys;
}

template <typename Answer>
std::vector<std::string> refusal(const Answer& answer) {
    REQUIRE_FALSE(answer.has_value());
    return keys_of(answer.error());
}

}  // namespace

MIDAD_BOTH_ENGINES("a story that was never published is not on the record") {
    EmptyPaper paper{On::engine};
    CHECK_FALSE(paper.record.find_latest(StoryId{7}));
    CHECK_FALSE(paper.record.find_address(StoryId{7}));
    CHECK_FALSE(paper.record.find_withdrawal(StoryId{7}));
    CHECK_FALSE(paper.record.newest());
    CHECK(paper.record.list({}, 10).cards.empty());
    CHECK(paper.record.last_change() == 0);
}

MIDAD_BOTH_ENGINES("what was published is read back as it was written") {
    EmptyPaper paper{On::engine};
    Publication publication = record::testing::about(story("شراكة الضفّتين: خمسة ملفات"), {"النفط", "الإنسولين"});
    publication.article.kicker = "طاقة ودواء";
    publication.article.dateline = {"مرسى الشرق", "وكالات"};
    publication.article.picture = picture();
    publication.article.bylines.push_back({article::Role::translated, "ياسر منصور"});
    publication.placing = record::Placing::lead;
    publication.origin = "sample/01";
    publication.breaking = true;
    const auto published = paper.published(publication);

    const auto found = paper.record.find_latest(published.card.story);
    REQUIRE(found);
    CHECK(found->article == publication.article);
    const record::Card& card = found->card;
    CHECK(card.version == 1);
    CHECK(card.slug == "شراكة-الضفتين-خمسة-ملفات");
    CHECK(card.kicker == "طاقة ودواء");
    CHECK(card.headline == publication.article.headline);
    CHECK(card.standfirst == publication.article.standfirst);
    CHECK(card.bylines == publication.article.bylines);
    CHECK(card.dateline == publication.article.dateline);
    CHECK(card.picture == publication.article.picture);
    CHECK(card.placing == record::Placing::lead);
    CHECK(card.published_at == wednesday);
    CHECK(card.updated_at == wednesday);
    CHECK(card.breaking_until == wednesday + 6h);
    CHECK_FALSE(card.corrected);
    CHECK(paper.record.find_origin("sample/01") == card.story);
}

MIDAD_BOTH_ENGINES("a story without a standfirst shows the beginning of its text in lists") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.article.standfirst.clear();
    CHECK(paper.published(publication).card.standfirst == "الفقرة الأولى من الخبر.");
}

MIDAD_BOTH_ENGINES("a correction adds a version and keeps the first address") {
    EmptyPaper paper{On::engine};
    const auto first = paper.published(story(fuel));
    paper.clock.advance(10min);
    Publication second = story("أسعار الوقود ترتفع 5٪");
    second.story = first.card.story;
    second.corrections = {{std::nullopt, "ذكرنا أن الأسعار ثبتت، والصحيح أنها ارتفعت."}};
    const auto corrected = paper.published(second);

    CHECK(corrected.card.version == 2);
    CHECK(corrected.card.slug == first.card.slug);
    CHECK(corrected.card.headline == "أسعار الوقود ترتفع 5٪");
    CHECK(corrected.card.published_at == wednesday);
    CHECK(corrected.card.updated_at == wednesday + 10min);
    CHECK(corrected.card.corrected);
    REQUIRE(corrected.corrections.size() == 1);
    CHECK(corrected.corrections[0].at == wednesday + 10min);
    CHECK(corrected.corrections[0].version == 2);
}

MIDAD_BOTH_ENGINES("each version of a story can be read as it stood") {
    EmptyPaper paper{On::engine};
    const StoryId fuel_story = paper.published(story(fuel)).card.story;
    for (const char* headline : {"العنوان الثاني", "العنوان الثالث"}) {
        paper.clock.advance(1h);
        Publication next = story(headline);
        next.story = fuel_story;
        next.corrections = {{std::nullopt, headline}};
        paper.published(next);
    }
    const auto second = paper.record.find_version(fuel_story, 2);
    REQUIRE(second);
    CHECK(second->article.headline == "العنوان الثاني");
    CHECK(second->card.headline == "العنوان الثاني");
    CHECK(second->card.updated_at == wednesday + 1h);
    CHECK(second->corrections.size() == 1);
    CHECK(paper.record.find_version(fuel_story, 1)->corrections.empty());
    CHECK_FALSE(paper.record.find_version(fuel_story, 1)->card.corrected);
    CHECK(paper.record.find_version(fuel_story, 3)->corrections.size() == 2);
    CHECK(paper.record.find_version(fuel_story, 3)->corrections.front().note == "العنوان الثالث");
    CHECK_FALSE(paper.record.find_version(fuel_story, 4));
}

MIDAD_BOTH_ENGINES("the same article again adds nothing") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.origin = "wire/1";
    const auto first = paper.published(publication);
    const auto changes = paper.record.last_change();
    paper.clock.advance(1h);
    const auto again = paper.published(publication);
    CHECK(again.card.story == first.card.story);
    CHECK(again.card.version == 1);
    CHECK(again.card.updated_at == wednesday);
    CHECK(paper.record.last_change() == changes);
}

MIDAD_BOTH_ENGINES("a correction that is on the record already is not said twice") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.origin = "sample/11";
    paper.published(publication);
    paper.clock.advance(2h);
    publication.article.headline = "أسعار الوقود ترتفع قليلا";
    publication.corrections = {{wednesday + 1h, "صُحّحت النسبة."}};
    CHECK(paper.published(publication).card.version == 2);
    CHECK(paper.published(publication).card.version == 2);
    // The note has its own time, so an archive that is loaded later keeps it.
    CHECK(paper.record.find_origin("sample/11"));
    const auto found = paper.record.find_latest(*paper.record.find_origin("sample/11"));
    CHECK(found->corrections.size() == 1);
    CHECK(found->card.updated_at == wednesday + 1h);
    publication.corrections = {{wednesday + 2h, "صُحّحت النسبة."}};
    CHECK(paper.published(publication).card.version == 3);
}

MIDAD_BOTH_ENGINES("an editor moves a story on the front page without a new version") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.origin = "desk/1";
    paper.published(publication);
    publication.placing = record::Placing::lead;
    publication.breaking = true;
    const auto placed = paper.published(publication);
    CHECK(placed.card.version == 1);
    CHECK(placed.card.placing == record::Placing::lead);
    CHECK(placed.card.breaking_until == wednesday + 6h);
    CHECK(paper.record.changes_after(0).back().kind == "placed");
    publication.breaking = false;
    CHECK_FALSE(paper.published(publication).card.breaking_until);
}

MIDAD_BOTH_ENGINES("a story that moves to another section keeps its number, and both sections hear of it") {
    EmptyPaper paper{On::engine};
    const auto first = paper.published(story(fuel, "energy"));
    Publication moved = story(fuel, "economy");
    moved.story = first.card.story;
    paper.published(moved);
    const auto address = paper.record.find_address(first.card.story);
    REQUIRE(address);
    CHECK(address->section == "economy");
    CHECK(address->slug == first.card.slug);
    CHECK(paper.record.changes_after(1).front().sections == std::vector<std::string>{"economy", "energy"});
    CHECK(paper.record.count({.section = "energy"}) == 0);
    CHECK(paper.record.count({.section = "economy"}) == 1);
}

MIDAD_BOTH_ENGINES("a given slug replaces the address; the number still leads to it") {
    EmptyPaper paper{On::engine};
    Publication publication = story("عبّارة الفيروز تعود");
    publication.slug = "night-ferry-returns";
    const auto first = paper.published(publication);
    CHECK(first.card.slug == "night-ferry-returns");
    publication.story = first.card.story;
    publication.slug = "Ferry at Night";
    paper.published(publication);
    CHECK(paper.record.find_address(first.card.story)->slug == "ferry-at-night");
}

MIDAD_BOTH_ENGINES("an address has neither tatweel nor harakat") {
    EmptyPaper paper{On::engine};
    CHECK(paper.published(story("عـــاجل: اِرتِفاعُ الأسعار ٥٪")).card.slug == "عاجل-ارتفاع-الأسعار-5");
}

MIDAD_BOTH_ENGINES("a headline without a letter has its number for an address") {
    EmptyPaper paper{On::engine};
    const auto published = paper.published(story("؟!"));
    CHECK(published.card.slug == std::to_string(published.card.story.value));
}

MIDAD_BOTH_ENGINES("a headline of 300 characters is published, and one of 301 is not") {
    EmptyPaper paper{On::engine};
    std::string headline;
    for (int count = 0; count < 300; ++count) headline += "مَ";
    CHECK(paper.record.publish(story(headline)));
    CHECK(refusal(paper.record.publish(story(headline + "م"))) == std::vector<std::string>{"record.headline_too_long"});
}

MIDAD_BOTH_ENGINES("an English story stands beside the Arabic ones") {
    EmptyPaper paper{On::engine};
    paper.published(story(fuel));
    Publication english = story("Fuel Prices Rise by 5%");
    english.article.language = "en";
    const auto published = paper.published(english);
    CHECK(published.card.slug == "fuel-prices-rise-by-5");
    CHECK(published.card.language == "en");
    CHECK(paper.record.list({.language = "en"}, 5).cards.size() == 1);
    CHECK(paper.record.count({.language = "ar"}) == 1);
}

MIDAD_BOTH_ENGINES("a story from before 1970 keeps its time") {
    EmptyPaper paper{On::engine};
    const Instant suez = from_ms(-418'435'200'000);  // 28 September 1956
    const auto published = paper.published(at(story("تأميم القناة"), suez));
    paper.published(story(fuel));
    CHECK(published.card.published_at == suez);
    CHECK(paper.record.oldest() == suez);
    CHECK(paper.record.newest() == wednesday);
    CHECK(paper.record.list({.until = from_ms(0)}, 5).cards.size() == 1);
}

MIDAD_BOTH_ENGINES("everything that is wrong with a story is said at once") {
    EmptyPaper paper{On::engine};
    Publication publication;
    publication.article.picture = picture("  ");
    publication.article.blocks = {article::Paragraph{{{" ـ "}}}};
    publication.origin = std::string(201, 'x');
    publication.slug = "؟؟";
    publication.corrections = {{std::nullopt, " "}};
    CHECK(refusal(paper.record.publish(publication)) ==
          std::vector<std::string>{"record.correction_empty", "record.headline_missing", "record.origin_too_long",
                                   "record.picture_without_credit", "record.section_missing", "record.slug_impossible",
                                   "record.text_missing"});
    CHECK(paper.record.last_change() == 0);
}

MIDAD_BOTH_ENGINES("what is not text is refused and named") {
    EmptyPaper paper{On::engine};
    Publication publication = story("عنوان \xD8");
    publication.article.kicker = std::string{"أ\0ب", 5};
    const auto answer = paper.record.publish(publication);
    CHECK(refusal(answer) == std::vector<std::string>{"record.control_character", "record.not_utf8"});
    CHECK(answer.error().front().arguments.front().second == "kicker");

    Publication broken = story(fuel);
    broken.article.blocks = {article::Paragraph{{{"نص \xFF"}}}};
    CHECK(refusal(paper.record.publish(broken)) == std::vector<std::string>{"record.not_utf8"});
}

MIDAD_BOTH_ENGINES("nothing is published that could not be read back") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.article.blocks = {article::Paragraph{{{.text = "اضغط", .link = "javascript:alert(1)"}}}};
    CHECK(refusal(paper.record.publish(publication)) == std::vector<std::string>{"record.article_malformed"});
}

MIDAD_BOTH_ENGINES("a story of one picture needs no text") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.article.standfirst.clear();
    publication.article.blocks = {article::PictureBlock{picture()}};
    CHECK(paper.record.publish(publication));
}

MIDAD_BOTH_ENGINES("a new version needs a story that is there") {
    EmptyPaper paper{On::engine};
    Publication publication = story(fuel);
    publication.story = StoryId{77};
    CHECK(refusal(paper.record.publish(publication)) == std::vector<std::string>{"record.story_unknown"});
    publication.story.reset();
    publication.corrections = {{std::nullopt, "صُحّح الاسم."}};
    CHECK(refusal(paper.record.publish(publication)) == std::vector<std::string>{"record.correction_without_story"});
}

MIDAD_BOTH_ENGINES("an origin belongs to one story") {
    EmptyPaper paper{On::engine};
    Publication first = story(fuel);
    first.origin = "wire/1";
    paper.published(first);
    Publication second = story("خبر آخر");
    const auto other = paper.published(second);
    second.story = other.card.story;
    second.origin = "wire/1";
    CHECK(refusal(paper.record.publish(second)) == std::vector<std::string>{"record.origin_elsewhere"});
    second.origin = "wire/2";
    second.article.headline = "خبر آخر بعد تعديل";
    CHECK(paper.published(second).card.version == 2);
    CHECK(paper.record.find_origin("wire/2") == other.card.story);
}

MIDAD_BOTH_ENGINES("a withdrawn story is nowhere, and is not published again") {
    EmptyPaper paper{On::engine};
    Publication publication = record::testing::about(story(fuel), {"الوقود"});
    publication.breaking = true;
    const StoryId withdrawn = paper.published(publication).card.story;
    const StoryId stays = paper.published(record::testing::about(story("خبر يبقى"), {"الوقود"})).card.story;
    paper.clock.advance(1h);
    CHECK(paper.record.withdraw(withdrawn, record::WithdrawalReason::agency_kill, "سُحب بطلب من الوكالة."));

    CHECK_FALSE(paper.record.find_latest(withdrawn));
    CHECK_FALSE(paper.record.find_version(withdrawn, 1));
    CHECK_FALSE(paper.record.find_address(withdrawn));
    const auto withdrawal = paper.record.find_withdrawal(withdrawn);
    REQUIRE(withdrawal);
    CHECK(withdrawal->at == wednesday + 1h);
    CHECK(withdrawal->reason == record::WithdrawalReason::agency_kill);
    CHECK(withdrawal->note == "سُحب بطلب من الوكالة.");
    CHECK_FALSE(paper.record.breaking(wednesday + 1h));
    CHECK(paper.record.cards({withdrawn}).empty());
    CHECK(paper.record.related(stays, 5).empty());
    CHECK(paper.record.related(withdrawn, 5).empty());
    CHECK(paper.record.count({.keyword_slug = "الوقود"}) == 1);
    for (const record::Choice& choice :
         {record::Choice{}, record::Choice{.section = "energy"}, record::Choice{.keyword_slug = "الوقود"},
          record::Choice{.author_slug = "رنا-العلي"}, record::Choice{.language = "ar"},
          record::Choice{.placing = record::Placing::normal}})
        CHECK(paper.record.list(choice, 10).cards.size() == 1);

    const auto change = paper.record.changes_after(2).front();
    CHECK(change.kind == "withdrawn");
    CHECK(change.keyword_slugs == std::vector<std::string>{"الوقود"});
    publication.story = withdrawn;
    CHECK(refusal(paper.record.publish(publication)) == std::vector<std::string>{"record.story_withdrawn"});
}

MIDAD_BOTH_ENGINES("withdrawing twice keeps the first reason; withdrawing nothing says so") {
    EmptyPaper paper{On::engine};
    const StoryId fuel_story = paper.published(story(fuel)).card.story;
    CHECK(paper.record.withdraw(fuel_story, record::WithdrawalReason::legal, "بأمر من المحكمة."));
    CHECK(paper.record.withdraw(fuel_story, record::WithdrawalReason::error, ""));
    CHECK(paper.record.find_withdrawal(fuel_story)->reason == record::WithdrawalReason::legal);
    CHECK(paper.record.last_change() == 2);
    CHECK_FALSE(paper.record.withdraw(StoryId{99}, record::WithdrawalReason::error, ""));
}

MIDAD_BOTH_ENGINES("many are published at once, and a refusal does not touch the others") {
    EmptyPaper paper{On::engine};
    std::vector<Publication> publications;
    for (int number = 0; number < 5; ++number) {
        publications.push_back(story("خبر رقم " + std::to_string(number)));
        publications.back().origin = "wire/" + std::to_string(number % 4);
    }
    publications[2].article.headline.clear();
    const auto answers = paper.record.publish_all(publications);
    REQUIRE(answers.size() == 5);
    CHECK(refusal(answers[2]) == std::vector<std::string>{"record.headline_missing"});
    CHECK(*answers[4] == *answers[0]);
    CHECK(paper.record.find_latest(*answers[0])->card.version == 2);
    CHECK(paper.record.count({}) == 3);
    CHECK(paper.record.changes_after(0).size() == 4);
    // The same file once more: nothing is new but the first version's return as a third.
    publications.erase(publications.begin());
    paper.record.publish_all(publications);
    CHECK(paper.record.changes_after(0).size() == 4);
}

MIDAD_BOTH_ENGINES("nothing is published ahead of its time, nor said to have been corrected") {
    EmptyPaper paper{On::engine};
    using Keys = std::vector<std::string>;
    CHECK(refusal(paper.record.publish(at(story(fuel), wednesday + 11min))) == Keys{"record.published_ahead"});
    const auto refused = paper.record.publish(at(story(fuel), text::parse_instant("2031-01-01", {}).value()));
    CHECK(refused.error().front().arguments ==
          std::vector<std::pair<std::string, std::string>>{{"time", "2030-12-31 21:00 UTC"}});
    // Clocks differ by minutes.
    Publication soon = at(story(fuel), wednesday + 9min);
    soon.origin = "desk/fuel";
    CHECK(paper.record.publish(soon));
    soon.article.headline = "أسعار الوقـود تنخفض";
    soon.corrections = {{wednesday + 1h, "والصحيح أنها انخفضت."}};
    CHECK(refusal(paper.record.publish(soon)) == Keys{"record.correction_ahead"});
    CHECK(refusal(paper.record.publish_all({soon}).front()) == Keys{"record.correction_ahead"});
    CHECK(paper.record.changes_after(0).size() == 1);
}

MIDAD_BOTH_ENGINES("keywords that fold to the same letters are one, as it was spelt first") {
    EmptyPaper paper{On::engine};
    const auto published = paper.published(about(story(fuel), {"نفـــط", "Opec", "نَفْط", "OPEC", "نفط", "الغاز"}));
    CHECK(published.article.keywords == std::vector<std::string>{"نفـــط", "Opec", "الغاز"});
    CHECK(paper.record.keywords(10).size() == 3);
    // The same once more says nothing new.
    Publication again = about(story(fuel), {"نفـــط", "Opec", "نفط", "الغاز"});
    again.story = published.card.story;
    CHECK(paper.published(again).card.version == 1);
}

MIDAD_BOTH_ENGINES("what stories are filed under is counted, without those that were withdrawn") {
    EmptyPaper paper{On::engine};
    paper.published(story(fuel));
    paper.published(story("خبر من قسم لم يعد", "gone"));
    const auto withdrawn = paper.published(story("خبر سُحب", "sport"));
    paper.record.withdraw(withdrawn.card.story, record::WithdrawalReason::error, "");
    const auto sections = paper.record.sections();
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].key == "energy");
    CHECK(sections[1].key == "gone");
    CHECK(sections[1].stories == 1);
}

MIDAD_BOTH_ENGINES("what is on the record is changed by no hand") {
    EmptyPaper paper{On::engine};
    const StoryId fuel_story = paper.published(story(fuel)).card.story;
    for (const char* sql : {"update record_versions set article = ''", "delete from record_versions",
                            "update record_addresses set slug = ''", "delete from record_addresses"}) {
        const store::Query query{"test.tampering", sql, sql};
        CHECK_THROWS_AS(paper.database->write(
                            store::Durability::normal,
                            [&](store::Transaction& transaction) { transaction.run(query, store::Parameters{}); }),
                        Failure);
    }
    CHECK(paper.record.find_latest(fuel_story)->article.headline == fuel);
}

TEST_CASE("every objection has its sentence in Arabic and in English") {
    for (const char* key : {"record.headline_missing",
                            "record.headline_too_long",
                            "record.section_missing",
                            "record.section_impossible",
                            "record.language_impossible",
                            "record.text_missing",
                            "record.picture_without_credit",
                            "record.keyword_too_long",
                            "record.slug_impossible",
                            "record.origin_too_long",
                            "record.origin_elsewhere",
                            "record.not_utf8",
                            "record.control_character",
                            "record.article_malformed",
                            "record.correction_empty",
                            "record.correction_without_story",
                            "record.published_ahead",
                            "record.correction_ahead",
                            "record.story_unknown",
                            "record.story_withdrawn",
                            "record.unreadable"}) {
        CAPTURE(key);
        CHECK(text::Messages::carried().has("ar", key));
        CHECK(text::Messages::carried().has("en", key));
    }
}
