#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "jobs/queue.h"
#include "jobs/schedule.h"
#include "store/database.h"
#include "store/testing.h"

using namespace midad;
using namespace std::chrono_literals;
using store::testing::TemporaryDatabase;

namespace {

// Wednesday, 7 May 2025, 09:30:20 UTC.
constexpr Instant morning{1'746'610'220'000ms};
constexpr Instant half_past_nine = morning - 20s;

struct Node {
    Node(store::Database& database, const Clock& clock) : queue{database, clock}, schedule{database, queue, clock} {}
    jobs::Queue queue;
    jobs::Schedule schedule;
};

}  // namespace

TEST_CASE("every 15 minutes is at the full quarters") {
    const jobs::Rhythm quarters = jobs::every(15min);
    CHECK(quarters.next_after(morning) == half_past_nine + 15min);
    CHECK(quarters.next_after(half_past_nine) == half_past_nine + 15min);
    CHECK(quarters.next_after(half_past_nine - 1ms) == half_past_nine);
    CHECK(quarters.next_after(Instant{-1ms}) == Instant{0ms});
    CHECK(quarters.next_after(Instant{-15min}) == Instant{0ms});
}

TEST_CASE("daily is at its time in its zone") {
    const Instant midnight = half_past_nine - 9h - 30min;
    CHECK(jobs::daily(4h).next_after(morning) == midnight + 24h + 4h);
    CHECK(jobs::daily(10h).next_after(morning) == midnight + 10h);
    // Damascus is three hours east: four in the morning there is one in UTC.
    CHECK(jobs::daily(4h, 3h).next_after(morning) == midnight + 24h + 1h);
    CHECK(jobs::daily(1h, 3h).next_after(morning) == midnight + 22h);
    CHECK(jobs::daily(4h, 3h).told != jobs::daily(4h).told);
}

MIDAD_BOTH_ENGINES("what is scheduled is left at its minute, once") {
    TemporaryDatabase database{On::engine};
    FixedClock clock{morning};
    Node node{*database, clock};
    node.schedule.add("feeds.poll", jobs::every(1min));
    CHECK(node.schedule.leave_due().empty());
    clock.advance(39s);
    CHECK(node.schedule.leave_due().empty());
    clock.advance(1s);
    const auto turns = node.schedule.leave_due();
    REQUIRE(turns.size() == 1);
    CHECK(turns[0].name == "feeds.poll");
    CHECK(turns[0].due == half_past_nine + 1min);
    CHECK(turns[0].left_out == 0);
    CHECK(node.schedule.leave_due().empty());
    const auto job = node.queue.claim(clock.now() + 1min);
    REQUIRE(job);
    CHECK(job->name == "feeds.poll");
    CHECK(job->payload == std::to_string(to_ms(half_past_nine + 1min)));
}

MIDAD_BOTH_ENGINES("of several nodes one leaves each turn") {
    TemporaryDatabase database{On::engine};
    FixedClock clock{morning};
    const auto second_connection = store::Database::open(database.place());
    Node first{*database, clock};
    Node second{*second_connection, clock};
    for (Node* node : {&first, &second}) {
        node->schedule.add("feeds.poll", jobs::every(1min));
        CHECK(node->schedule.leave_due().empty());
    }
    std::int64_t left = 0;
    for (int minute = 0; minute < 5; ++minute) {
        clock.advance(1min);
        std::atomic<std::int64_t> now{0};
        {
            std::jthread one{[&] { now += static_cast<std::int64_t>(first.schedule.leave_due().size()); }};
            std::jthread other{[&] { now += static_cast<std::int64_t>(second.schedule.leave_due().size()); }};
        }
        CHECK(now == 1);
        left += now;
        first.queue.done(first.queue.claim(clock.now() + 1min).value().id);
    }
    CHECK(left == 5);
    CHECK(first.queue.numbers().waiting == 0);
}

MIDAD_BOTH_ENGINES("turns that were missed are noticed and made up for once") {
    TemporaryDatabase database{On::engine};
    FixedClock clock{morning};
    {
        Node node{*database, clock};
        node.schedule.add("site.forget", jobs::every(15min));
        node.schedule.leave_due();
    }
    clock.advance(1h);  // 10:30:20; 09:45, 10:00, 10:15 and 10:30 have gone by
    Node node{*database, clock};
    node.schedule.add("site.forget", jobs::every(15min));
    const auto turns = node.schedule.leave_due();
    REQUIRE(turns.size() == 1);
    CHECK(turns[0].due == half_past_nine + 1h);
    CHECK(turns[0].left_out == 3);
    CHECK(node.queue.numbers().waiting == 1);
    CHECK(node.schedule.leave_due().empty());
}

MIDAD_BOTH_ENGINES("a turn whose job still waits is not left twice") {
    TemporaryDatabase database{On::engine};
    FixedClock clock{morning};
    Node node{*database, clock};
    node.schedule.add("feeds.poll", jobs::every(1min));
    for (int minute = 0; minute < 5; ++minute) {
        node.schedule.leave_due();
        clock.advance(1min);
    }
    CHECK(node.queue.numbers().waiting == 1);
}

MIDAD_BOTH_ENGINES("a changed rhythm begins anew and leaves nothing of the old one") {
    TemporaryDatabase database{On::engine};
    FixedClock clock{morning};
    {
        Node node{*database, clock};
        node.schedule.add("stats.day", jobs::every(1min));
        node.schedule.leave_due();
    }
    clock.advance(10min);
    Node node{*database, clock};
    node.schedule.add("stats.day", jobs::daily(4h));
    CHECK(node.schedule.leave_due().empty());
    CHECK(node.queue.numbers().waiting == 0);
    clock.advance(24h);
    CHECK(node.schedule.leave_due().size() == 1);
}
