#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <thread>

#include "record/record.h"
#include "record/testing.h"
#include "store/database.h"

using namespace midad;
using record::Publication;
using record::Record;
using record::testing::about;
using record::testing::EmptyPaper;
using record::testing::story;

namespace {

constexpr int each = 25;

/// A second node: on PostgreSQL another connection to the server; SQLite's file has one process, so the same object.
struct SecondNode {
    explicit SecondNode(EmptyPaper& paper) {
        if (paper.database->engine() == store::Engine::postgresql) own = store::Database::open(paper.database.place());
        database = own ? own.get() : &*paper.database;
    }
    std::unique_ptr<store::Database> own;
    store::Database* database = nullptr;
};

/// Follows the changes as a node's cache does, until told to stop; every number that it saw.
std::vector<std::int64_t> follow(const Record& record, const std::atomic<bool>& stop) {
    std::vector<std::int64_t> seen;
    std::int64_t last = 0;
    for (bool stopping = false; !stopping;) {
        stopping = stop;  // read first: what was committed before it was set is still to be seen
        for (const Record::Change& change : record.changes_after(last)) {
            seen.push_back(change.sequence);
            last = change.sequence;
        }
    }
    return seen;
}

}  // namespace

MIDAD_BOTH_ENGINES("a change says what shows the story") {
    EmptyPaper paper{On::engine};
    const auto published = paper.published(about(story("اتفاق الضفّتين"), {"النفط", "النقل الجوي"}));
    const auto changes = paper.record.changes_after(0);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].sequence == 1);
    CHECK(changes[0].story == published.card.story);
    CHECK(changes[0].kind == "published");
    CHECK(changes[0].sections == std::vector<std::string>{"energy"});
    CHECK(changes[0].keyword_slugs == std::vector<std::string>{"النفط", "النقل-الجوي"});
    CHECK(changes[0].author_slugs == std::vector<std::string>{"رنا-العلي"});
    CHECK(changes[0].published_at_ms == to_ms(record::testing::wednesday));
    CHECK(paper.record.last_change() == 1);
    CHECK(paper.record.changes_after(1).empty());
}

MIDAD_BOTH_ENGINES("who reads all stories or changes does it in pieces, and meets none that was withdrawn") {
    EmptyPaper paper{On::engine};
    std::vector<StoryId> stories;
    for (int number = 1; number <= 5; ++number)
        stories.push_back(paper.published(story("خبر " + std::to_string(number))).card.story);
    paper.record.withdraw(stories[1], record::WithdrawalReason::error, "");

    CHECK(paper.record.stories_after(StoryId{0}, 2) == std::vector{stories[0], stories[2]});
    CHECK(paper.record.stories_after(stories[2], 9) == std::vector{stories[3], stories[4]});
    CHECK(paper.record.stories_after(stories[4], 9).empty());
    const auto changes = paper.record.changes_after(4, 2);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].sequence == 5);
    CHECK(changes[1].kind == "withdrawn");
    CHECK(paper.record.changes_after(4, 1).size() == 1);
}

MIDAD_BOTH_ENGINES("a refused story leaves no change behind") {
    EmptyPaper paper{On::engine};
    Publication publication = story("عنوان");
    publication.story = StoryId{5};
    CHECK_FALSE(paper.record.publish(publication));
    CHECK(paper.record.last_change() == 0);
}

MIDAD_BOTH_ENGINES("publishing wakes who listens") {
    EmptyPaper paper{On::engine};
    const auto listener = paper.database->listen();
    listener->wait(std::chrono::milliseconds{0});
    paper.published(story("خبر"));
    CHECK(listener->wait(std::chrono::seconds{10}));
    CHECK(paper.record.last_change() == 1);
}

MIDAD_BOTH_ENGINES("two publishers at once lose nothing, and who follows skips nothing") {
    EmptyPaper paper{On::engine};
    SecondNode second{paper};
    std::atomic<bool> stop = false;
    std::vector<std::int64_t> seen;
    std::atomic<int> published = 0;
    const auto publish_from = [&](store::Database& database, const char* where) {
        Record record{database, paper.clock};
        for (int number = 0; number < each; ++number)
            if (record.publish(about(story(std::string{where} + std::to_string(number)), {"كلمة مشتركة", where})))
                ++published;
    };
    std::thread follower{[&] { seen = follow(paper.record, stop); }};
    std::thread here{[&] { publish_from(*paper.database, "من هنا "); }};
    std::thread there{[&] { publish_from(*second.database, "من هناك "); }};
    here.join();
    there.join();
    stop = true;
    follower.join();

    CHECK(published == 2 * each);
    REQUIRE(seen.size() == 2 * each);
    for (std::size_t at = 0; at < seen.size(); ++at) CHECK(seen[at] == static_cast<std::int64_t>(at) + 1);
    CHECK(paper.record.count({}) == 2 * each);
    CHECK(paper.record.count({.keyword_slug = "كلمة-مشتركة"}) == 2 * each);
    CHECK(paper.record.keywords(10).size() == 3);
}

MIDAD_BOTH_ENGINES("two who correct one story at once both have their version") {
    EmptyPaper paper{On::engine};
    SecondNode second{paper};
    const StoryId one = paper.published(story("الخبر")).card.story;
    const auto correct_from = [&](store::Database& database, const char* where) {
        Record record{database, paper.clock};
        for (int number = 0; number < each; ++number) {
            Publication next = story(std::string{where} + std::to_string(number));
            next.story = one;
            next.corrections = {{std::nullopt, next.article.headline}};
            record.publish(next).has_value();
        }
    };
    std::thread here{[&] { correct_from(*paper.database, "من هنا "); }};
    std::thread there{[&] { correct_from(*second.database, "من هناك "); }};
    here.join();
    there.join();

    const auto latest = paper.record.find_latest(one);
    REQUIRE(latest);
    CHECK(latest->card.version == 2 * each + 1);
    CHECK(latest->corrections.size() == 2 * each);
    std::set<std::string> notes;
    for (const record::Correction& correction : latest->corrections) {
        notes.insert(correction.note);
        CHECK(paper.record.find_version(one, correction.version)->article.headline == correction.note);
    }
    CHECK(notes.size() == 2 * each);
}

MIDAD_BOTH_ENGINES("one origin on two nodes at once is one story") {
    EmptyPaper paper{On::engine};
    SecondNode second{paper};
    const auto take_from = [&](store::Database& database) {
        Record record{database, paper.clock};
        for (int number = 0; number < each; ++number) {
            Publication wire = story("خبر الوكالة " + std::to_string(number));
            wire.origin = "wire/" + std::to_string(number);
            record.publish(wire).has_value();
        }
    };
    std::thread here{[&] { take_from(*paper.database); }};
    std::thread there{[&] { take_from(*second.database); }};
    here.join();
    there.join();
    CHECK(paper.record.count({}) == each);
    CHECK(paper.record.last_change() == each);
}
