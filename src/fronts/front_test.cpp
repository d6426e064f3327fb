#include "fronts/front.h"

#include <doctest/doctest.h>

#include <set>

#include "record/testing.h"

using namespace midad;
using namespace std::chrono_literals;
using fronts::Front;
using record::Card;
using record::Placing;
using record::Publication;
using record::testing::at;
using record::testing::EmptyPaper;
using record::testing::picture;
using record::testing::story;
using record::testing::wednesday;

namespace {

const topics::Sections sections{{{"politics", "سياسة", "سياسة"},
                                 {"energy", "طاقة", "طاقة"},
                                 {"sport", "رياضة", "رياضة"},
                                 {"opinion", "رأي", "رأي"},
                                 {"culture", "ثقافة", "ثقافة"}}};

Publication placed(Publication publication, Placing placing) {
    publication.placing = placing;
    return publication;
}

Publication with_picture(Publication publication) {
    publication.article.picture = picture();
    return publication;
}

Publication breaking(Publication publication) {
    publication.breaking = true;
    return publication;
}

Front front_of(const EmptyPaper& paper) { return fronts::arrange_front(paper.record, sections, paper.clock.now()); }

std::vector<Card> all_of(const Front& front) {
    std::vector<Card> cards;
    for (const auto& one : {front.breaking, front.lead})
        if (one) cards.push_back(*one);
    std::vector<std::vector<Card>> groups{front.rail, front.second, front.opinion, front.briefs};
    for (const Front::Block& block : front.sections) groups.push_back(block.cards);
    for (const auto& group : groups) cards.insert(cards.end(), group.begin(), group.end());
    return cards;
}

bool stands_once(const Front& front) {
    std::set<StoryId> stories;
    const std::vector<Card> cards = all_of(front);
    for (const Card& card : cards) stories.insert(card.story);
    return stories.size() == cards.size();
}

/// A busy paper: 200 stories half an hour apart over all sections, every second one with a picture.
void fill(EmptyPaper& paper) {
    std::vector<Publication> publications;
    for (int number = 0; number < 200; ++number) {
        const std::string& section = sections.all()[static_cast<std::size_t>(number) % 5].key;
        Publication one = at(story("الخبر " + std::to_string(number), section), wednesday - number * 30min);
        publications.push_back(number % 2 == 0 ? with_picture(one) : one);
    }
    paper.record.publish_all(publications);
}

}  // namespace

MIDAD_BOTH_ENGINES("an empty paper has an empty front") {
    EmptyPaper paper{On::engine};
    CHECK(all_of(front_of(paper)).empty());
    CHECK(front_of(paper).sections.empty());
}

MIDAD_BOTH_ENGINES("a paper of few stories shows each of them, once") {
    EmptyPaper paper{On::engine};
    for (std::size_t count = 1; count <= 5; ++count) {
        paper.clock.advance(1h);
        paper.published(story("الخبر " + std::to_string(count), sections.all()[count - 1].key));
        const Front front = front_of(paper);
        CHECK(all_of(front).size() == count);
        CHECK(stands_once(front));
        REQUIRE(front.lead);
        CHECK(front.lead->section != "opinion");
        CHECK(front.second.empty());
    }
}

MIDAD_BOTH_ENGINES("one story that is breaking leads") {
    EmptyPaper paper{On::engine};
    paper.published(breaking(story("عاجل")));
    const Front front = front_of(paper);
    REQUIRE(front.lead);
    CHECK(front.lead->headline == "عاجل");
    CHECK_FALSE(front.breaking);
}

MIDAD_BOTH_ENGINES("the breaking line takes its story from everywhere else") {
    EmptyPaper paper{On::engine};
    fill(paper);
    paper.clock.advance(1min);
    paper.published(breaking(with_picture(story("عاجل"))));
    const Front front = front_of(paper);
    REQUIRE(front.breaking);
    CHECK(front.breaking->headline == "عاجل");
    CHECK(stands_once(front));
    paper.clock.advance(7h);
    CHECK_FALSE(front_of(paper).breaking);
}

MIDAD_BOTH_ENGINES("a busy paper fills every place and nothing stands twice") {
    EmptyPaper paper{On::engine};
    fill(paper);
    const Front front = front_of(paper);
    CHECK(front.lead);
    CHECK(front.rail.size() == 6);
    CHECK(front.second.size() == 3);
    for (const Card& card : front.second) CHECK(card.picture);
    CHECK(front.opinion.size() == 4);
    for (const Card& card : front.opinion) CHECK(card.section == "opinion");
    REQUIRE(front.sections.size() == 4);
    for (const Front::Block& block : front.sections) {
        CHECK(block.cards.size() == 4);
        for (const Card& card : block.cards) CHECK(card.section == block.section.key);
    }
    CHECK(front.briefs.size() == 6);
    CHECK(stands_once(front));
}

MIDAD_BOTH_ENGINES("sections stand in the paper's order, and one with nothing to show has no block") {
    EmptyPaper paper{On::engine};
    fill(paper);
    const Front front = front_of(paper);
    std::vector<std::string> keys;
    for (const Front::Block& block : front.sections) keys.push_back(block.section.key);
    CHECK(keys == std::vector<std::string>{"politics", "energy", "sport", "culture"});
    const topics::Sections more{{{"travel", "سفر", "سفر"}, {"sport", "رياضة", "رياضة"}}};
    CHECK(fronts::arrange_front(paper.record, more, wednesday).sections.size() == 1);
}

MIDAD_BOTH_ENGINES("the newest story placed as lead leads, for three days") {
    EmptyPaper paper{On::engine};
    fill(paper);
    paper.published(placed(at(story("قائد الأمس"), wednesday - 20h), Placing::lead));
    paper.published(placed(at(story("قائد اليوم"), wednesday - 2h), Placing::lead));
    Front front = front_of(paper);
    CHECK(front.lead->headline == "قائد اليوم");
    // Yesterday's gave way, and is still near the top.
    CHECK(front.rail.front().headline == "قائد الأمس");
    paper.clock.advance(71h);
    CHECK(front_of(paper).lead->headline != "قائد اليوم");
    CHECK(front_of(paper).lead->picture);
}

MIDAD_BOTH_ENGINES("without a placed lead the newest news with a picture leads") {
    EmptyPaper paper{On::engine};
    paper.published(at(with_picture(story("بصورة")), wednesday - 2h));
    paper.published(at(story("أحدث بلا صورة"), wednesday - 1h));
    paper.published(at(with_picture(story("رأي بصورة", "opinion")), wednesday));
    CHECK(front_of(paper).lead->headline == "بصورة");
}

MIDAD_BOTH_ENGINES("what is placed top comes first beside the lead") {
    EmptyPaper paper{On::engine};
    fill(paper);
    paper.published(placed(at(story("أعلى الصفحة"), wednesday - 50h), Placing::top));
    paper.published(placed(at(story("أعلى قديم"), wednesday - 80h), Placing::top));
    const Front front = front_of(paper);
    CHECK(front.rail.front().headline == "أعلى الصفحة");
    for (const Card& card : front.rail) CHECK(card.headline != "أعلى قديم");
}

MIDAD_BOTH_ENGINES("what is placed brief stands among the briefs first") {
    EmptyPaper paper{On::engine};
    fill(paper);
    paper.published(placed(at(with_picture(story("خبر قصير")), wednesday), Placing::brief));
    const Front front = front_of(paper);
    CHECK(front.briefs.front().headline == "خبر قصير");
    CHECK(front.briefs.size() == 6);
    CHECK(stands_once(front));
}
