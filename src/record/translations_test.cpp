#include <doctest/doctest.h>

#include <algorithm>

#include "record/record.h"
#include "record/testing.h"

using namespace midad;
using record::Publication;
using record::testing::EmptyPaper;
using record::testing::story;

namespace {

Publication in(std::string language, std::string headline, std::optional<StoryId> translation_of = std::nullopt) {
    Publication publication = story(std::move(headline), "world");
    publication.article.language = std::move(language);
    publication.translation_of = translation_of;
    return publication;
}

std::vector<std::int64_t> numbers_of(const std::vector<record::Card>& cards) {
    std::vector<std::int64_t> numbers;
    for (const record::Card& card : cards) numbers.push_back(card.story.value);
    return numbers;
}

}  // namespace

MIDAD_BOTH_ENGINES("a story and its translations lead to each other, whichever came first") {
    EmptyPaper paper{On::engine};
    const StoryId arabic = paper.published(in("ar", "عبّارة الليل تعود")).card.story;
    CHECK(paper.record.translations(arabic).empty());
    const StoryId english = paper.published(in("en", "Night ferry returns", arabic)).card.story;
    const StoryId french = paper.published(in("fr", "Le ferry de nuit revient", english)).card.story;
    CHECK(numbers_of(paper.record.translations(arabic)) == std::vector{english.value, french.value});
    CHECK(numbers_of(paper.record.translations(french)) == std::vector{arabic.value, english.value});
}

MIDAD_BOTH_ENGINES("pairing tells the caches of every story of the pair, once") {
    EmptyPaper paper{On::engine};
    const StoryId arabic = paper.published(in("ar", "عبّارة الليل تعود")).card.story;
    const Publication translation = in("en", "Night ferry returns", arabic);
    const std::int64_t before = paper.record.last_change();
    const StoryId english = paper.published(translation).card.story;
    std::vector<std::int64_t> told;
    for (const auto& change : paper.record.changes_after(before)) told.push_back(change.story.value);
    CHECK(std::ranges::count(told, arabic.value) == 1);
    CHECK(std::ranges::count(told, english.value) == 2);  // published, then paired

    Publication again = translation;
    again.story = english;
    const std::int64_t paired = paper.record.last_change();
    paper.published(again);
    CHECK(paper.record.last_change() == paired);
    again.translation_of.reset();
    again.article.headline = "The night ferry returns";
    paper.published(again);
    CHECK(numbers_of(paper.record.translations(arabic)) == std::vector{english.value});  // nothing said: as it was
}

MIDAD_BOTH_ENGINES("a translation that was withdrawn is led to by none") {
    EmptyPaper paper{On::engine};
    const StoryId arabic = paper.published(in("ar", "عبّارة الليل تعود")).card.story;
    const StoryId english = paper.published(in("en", "Night ferry returns", arabic)).card.story;
    paper.record.withdraw(english, record::WithdrawalReason::error, "");
    CHECK(paper.record.translations(arabic).empty());
    CHECK(paper.published(in("en", "The night ferry returns", arabic)).card.version == 1);  // its place is free
}

MIDAD_BOTH_ENGINES("what cannot be a pair is refused, and nothing of it is kept") {
    EmptyPaper paper{On::engine};
    const auto key_of = [&](const Publication& publication) {
        const auto answer = paper.record.publish(publication);
        REQUIRE_FALSE(answer.has_value());
        return answer.error().front().key;
    };
    const StoryId arabic = paper.published(in("ar", "عبّارة الليل تعود")).card.story;
    paper.published(in("en", "Night ferry returns", arabic));
    const std::int64_t before = paper.record.last_change();
    CHECK(key_of(in("ar", "عبّارة أخرى", arabic)) == "record.translation_language");
    CHECK(key_of(in("en", "Another ferry", arabic)) == "record.translation_language");
    CHECK(key_of(in("fr", "Le ferry", StoryId{99})) == "record.story_unknown");
    Publication itself = in("ar", "عبّارة الليل تعود", arabic);
    itself.story = arabic;
    CHECK(key_of(itself) == "record.translation_of_itself");
    const StoryId gone = paper.published(in("ar", "خبر سُحب")).card.story;
    paper.record.withdraw(gone, record::WithdrawalReason::legal, "");
    CHECK(key_of(in("fr", "Le ferry", gone)) == "record.translation_of_withdrawn");
    CHECK(paper.record.last_change() == before + 2);  // the story that was published and withdrawn
}
