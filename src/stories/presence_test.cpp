#include "stories/presence.h"

#include <doctest/doctest.h>

#include <chrono>

#include "stories/testing.h"

using namespace midad;
using namespace midad::stories;
using namespace midad::stories::testing;
using namespace std::chrono_literals;
using store::Transaction;

namespace {

struct OpenStory : EmptyDesk {
    explicit OpenStory(store::Engine engine) : EmptyDesk{engine}, presence{*database, clock}, story{begun().id} {}

    void hello(PersonId person, const char* session) {
        write([&](Transaction& transaction) { CHECK(presence.hello(transaction, story, person, session)); });
    }
    Result<Lock, Refusal> take(PersonId person, const char* session, std::optional<std::string_view> reason = {}) {
        return write(
            [&](Transaction& transaction) { return presence.lock(transaction, story, person, session, reason); });
    }

    Presence presence;
    DraftId story;
};

}  // namespace

MIDAD_BOTH_ENGINES("who has a story open is seen by the others until half a minute after the last sign") {
    OpenStory desk{On::engine};
    desk.hello(rana, "a");
    desk.clock.advance(20s);
    desk.hello(hala, "b");
    desk.hello(hala, "b");
    CHECK(desk.presence.present(desk.story).size() == 2);
    desk.clock.advance(15s);
    REQUIRE(desk.presence.present(desk.story).size() == 1);
    CHECK(desk.presence.present(desk.story)[0].person == hala);
    desk.write([&](Transaction& transaction) { desk.presence.goodbye(transaction, desk.story, hala, "b"); });
    CHECK(desk.presence.present(desk.story).empty());
}

MIDAD_BOTH_ENGINES("a lock is one person's, and taken over only with a reason") {
    OpenStory desk{On::engine};
    CHECK(desk.take(rana, "a")->person == rana);
    CHECK(desk.take(rana, "a")->since == desk.clock.now());
    CHECK(desk.drafts.find(desk.story)->locked_by == rana);
    CHECK(desk.take(hala, "b").error().key == "stories.lock_held");
    CHECK(desk.take(hala, "b", "  ").error().key == "stories.reason_missing");
    CHECK(desk.take(hala, "b", std::string(301, 'x')).error().key == "stories.reason_too_long");
    const Lock taken = desk.take(hala, "b", "رنا في الميدان، والخبر عاجل").value();
    CHECK(taken.taken_from == rana);
    CHECK(desk.presence.locked(desk.story)->reason == "رنا في الميدان، والخبر عاجل");
    CHECK(desk.take(hala, "c")->session == "c");
    desk.write([&](Transaction& transaction) { desk.presence.unlock(transaction, desk.story, rana, "a"); });
    CHECK(desk.presence.locked(desk.story)->person == hala);
    desk.write([&](Transaction& transaction) { desk.presence.unlock(transaction, desk.story, hala, "c"); });
    CHECK_FALSE(desk.presence.locked(desk.story));
}

MIDAD_BOTH_ENGINES("a lock lives as long as its tab is seen") {
    OpenStory desk{On::engine};
    desk.take(rana, "a").value();
    for (int times = 0; times < 4; ++times) {
        desk.clock.advance(30s);
        desk.hello(rana, "a");
        desk.hello(hala, "b");
    }
    CHECK(desk.presence.locked(desk.story));
    desk.clock.advance(61s);
    CHECK_FALSE(desk.presence.locked(desk.story));
    CHECK_FALSE(desk.drafts.board(news).front().locked_by);
    CHECK(desk.take(hala, "b").has_value());
}

MIDAD_BOTH_ENGINES("nobody is present on a story that is not there, or under a name that is none") {
    OpenStory desk{On::engine};
    desk.write([&](Transaction& transaction) {
        CHECK(desk.presence.hello(transaction, DraftId{99}, rana, "a").error().key == "stories.unknown");
        CHECK(desk.presence.hello(transaction, desk.story, rana, "a b").error().key == "stories.session_impossible");
        CHECK(desk.presence.lock(transaction, DraftId{99}, rana, "a").error().key == "stories.unknown");
    });
}
