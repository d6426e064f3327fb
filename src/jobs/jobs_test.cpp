#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "jobs/queue.h"
#include "jobs/runner_thread.h"
#include "jobs/schedule.h"
#include "store/database.h"
#include "store/testing.h"

using namespace midad;
using namespace std::chrono_literals;
using store::Durability;
using store::Transaction;
using store::testing::TemporaryDatabase;

namespace {

// Wednesday, 7 May 2025, 09:30:20 UTC.
constexpr Instant morning{1'746'610'220'000ms};

const std::string index_story = "search.index";

/// A newspaper's queue and the clock it goes by.
struct Desk {
    explicit Desk(store::Engine engine) : database{engine} {}

    void leave(std::string_view name, std::string_view payload, std::string_view key = {},
               std::optional<Instant> due = std::nullopt) {
        database->together(Durability::full,
                           [&](Transaction& transaction) { queue.leave(transaction, name, payload, key, due); });
    }
    std::int64_t waiting() { return queue.numbers().waiting; }

    TemporaryDatabase database;
    FixedClock clock{morning};
    jobs::Queue queue{*database, clock};
    jobs::Runner runner{queue, clock};
};

}  // namespace

MIDAD_BOTH_ENGINES("a job that was left is claimed once, with its payload") {
    Desk desk{On::engine};
    desk.leave(index_story, "{\"story\":\"اتفاقية الشراكة\"}");
    const auto job = desk.queue.claim(morning + 1min);
    REQUIRE(job);
    CHECK(job->name == index_story);
    CHECK(job->payload == "{\"story\":\"اتفاقية الشراكة\"}");
    CHECK(job->attempts == 0);
    CHECK_FALSE(desk.queue.claim(morning + 1min));
}

MIDAD_BOTH_ENGINES("a job is lost with the transaction that left it") {
    Desk desk{On::engine};
    const auto changes_its_mind = [&](Transaction& transaction) {
        desk.queue.leave(transaction, index_story, "7");
        throw std::logic_error{"no"};
    };
    CHECK_THROWS_AS(desk.database->together(Durability::full, changes_its_mind), std::logic_error);
    CHECK_FALSE(desk.queue.claim(morning + 1min));
}

MIDAD_BOTH_ENGINES("the job longest due comes first, and one that is not due does not come") {
    Desk desk{On::engine};
    desk.leave("later", "", {}, morning + 1h);
    desk.leave("now", "");
    desk.leave("before", "", {}, morning - 1h);
    CHECK(desk.queue.claim(morning + 2h)->name == "before");
    CHECK(desk.queue.claim(morning + 2h)->name == "now");
    CHECK_FALSE(desk.queue.claim(morning + 2h));
    desk.clock.advance(1h);
    CHECK(desk.queue.claim(morning + 2h)->name == "later");
}

MIDAD_BOTH_ENGINES("a job of one key is left once while it waits, at the earlier of its times") {
    Desk desk{On::engine};
    desk.leave(index_story, "7", "قصة 7", morning + 1h);
    desk.leave(index_story, "7", "قصة 7", morning + 30min);
    desk.leave(index_story, "7", "قصة 7", morning + 2h);
    desk.leave(index_story, "8", "قصة 8", morning + 1h);
    desk.leave("site.forget", "7", "قصة 7", morning + 1h);
    CHECK(desk.waiting() == 3);
    CHECK(desk.queue.numbers().oldest_due == morning + 30min);
}

MIDAD_BOTH_ENGINES("jobs without a key are never folded") {
    Desk desk{On::engine};
    desk.leave(index_story, "7");
    desk.leave(index_story, "7");
    CHECK(desk.waiting() == 2);
}

MIDAD_BOTH_ENGINES("a job that is being done does not stop the same from being left again") {
    Desk desk{On::engine};
    desk.leave(index_story, "7", "قصة 7");
    const auto first = desk.queue.claim(morning + 1min);
    desk.leave(index_story, "7", "قصة 7");
    const auto second = desk.queue.claim(morning + 1min);
    REQUIRE(second);
    CHECK(first->id != second->id);
}

MIDAD_BOTH_ENGINES("a failed job whose like was left meanwhile is done with it, once") {
    Desk desk{On::engine};
    desk.leave(index_story, "7", "قصة 7");
    const auto first = desk.queue.claim(morning + 1min);
    desk.leave(index_story, "7", "قصة 7");
    desk.queue.again(first->id, morning + 1h, "القرص ممتلئ");
    CHECK(desk.waiting() == 1);
    CHECK(desk.queue.numbers().leased == 0);
    CHECK(desk.queue.claim(morning + 1min));
}

MIDAD_BOTH_ENGINES("a job whose lease ran out is claimed by another") {
    Desk desk{On::engine};
    desk.leave(index_story, "7");
    const auto first = desk.queue.claim(morning + 5min);
    desk.clock.advance(5min - 1ms);
    CHECK_FALSE(desk.queue.claim(morning + 10min));
    desk.clock.advance(1ms);
    const auto second = desk.queue.claim(morning + 10min);
    REQUIRE(second);
    CHECK(second->id == first->id);
    CHECK(second->attempts == 1);
}

MIDAD_BOTH_ENGINES("a job that was done stays done, also by whoever outlived the lease") {
    Desk desk{On::engine};
    desk.leave(index_story, "7");
    const auto slow = desk.queue.claim(morning + 5min);
    desk.clock.advance(6min);
    const auto quick = desk.queue.claim(morning + 15min);
    desk.queue.done(slow->id);
    desk.queue.again(quick->id, morning + 20min, "متأخر");
    desk.clock.advance(1h);
    CHECK_FALSE(desk.queue.claim(morning + 2h));
}

MIDAD_BOTH_ENGINES("the waits grow from five seconds and stay at an hour") {
    Desk desk{On::engine};
    CHECK(jobs::wait_before(0) == 5s);
    CHECK(jobs::wait_before(1) == 10s);
    CHECK(jobs::wait_before(9) == 2560s);
    CHECK(jobs::wait_before(10) == 1h);
    CHECK(jobs::wait_before(1000) == 1h);
    CHECK(jobs::wait_before(-1) == 5s);

    desk.runner.add(index_story, [](const std::string&) { throw std::runtime_error{"الفهرس مقفل"}; });
    desk.leave(index_story, "7");
    for (int attempt = 0; attempt + 1 < jobs::Runner::most_attempts; ++attempt) {
        CHECK(desk.runner.run_one());
        CHECK(desk.queue.numbers().oldest_due == desk.clock.now() + jobs::wait_before(attempt));
        CHECK_FALSE(desk.runner.run_one());
        desk.clock.advance(jobs::wait_before(attempt));
    }
}

MIDAD_BOTH_ENGINES("a job that always fails is given up after twelve attempts and kept with its reason") {
    Desk desk{On::engine};
    int tried = 0;
    desk.runner.add(index_story, [&](const std::string&) {
        ++tried;
        throw std::runtime_error{"الفهرس مقفل"};
    });
    desk.leave(index_story, "7");
    for (int hour = 0; hour < 40; ++hour) {
        desk.runner.run_one();
        desk.clock.advance(1h);
    }
    CHECK(tried == jobs::Runner::most_attempts);
    const auto failed = desk.queue.failed(10);
    REQUIRE(failed.size() == 1);
    CHECK(failed[0].why == "الفهرس مقفل");
    CHECK(failed[0].payload == "7");
    CHECK(failed[0].attempts == jobs::Runner::most_attempts);
    CHECK(failed[0].left_at == morning);
    CHECK(desk.queue.numbers().failed == 1);
    CHECK(desk.waiting() == 0);
}

MIDAD_BOTH_ENGINES("a job that ends its process at every attempt is given up too") {
    Desk desk{On::engine};
    int tried = 0;
    desk.runner.add(index_story, [&](const std::string&) { ++tried; });
    desk.leave(index_story, "7");
    for (int crash = 0; crash < jobs::Runner::most_attempts; ++crash) {
        CHECK(desk.queue.claim(desk.clock.now() + 1min));
        desk.clock.advance(1min);
    }
    CHECK(desk.runner.run_one());
    CHECK(tried == 0);
    CHECK(desk.queue.numbers().failed == 1);
}

MIDAD_BOTH_ENGINES("the runner does each job with the work of its name, and forgets it") {
    Desk desk{On::engine};
    std::vector<std::string> done;
    desk.runner.add(index_story, [&](const std::string& payload) { done.push_back("index " + payload); });
    desk.runner.add("site.forget", [&](const std::string& payload) { done.push_back("forget " + payload); });
    desk.leave(index_story, "7");
    desk.leave("site.forget", "8");
    CHECK(desk.runner.run_one());
    CHECK(desk.runner.run_one());
    CHECK_FALSE(desk.runner.run_one());
    CHECK(done == std::vector<std::string>{"index 7", "forget 8"});
    CHECK(desk.waiting() == 0);
}

MIDAD_BOTH_ENGINES("a job of no known name waits for a node that knows it") {
    Desk desk{On::engine};
    desk.leave("من.نسخة.أحدث", "7");
    CHECK(desk.runner.run_one());
    CHECK(desk.waiting() == 1);
    desk.runner.add("من.نسخة.أحدث", [](const std::string&) {});
    desk.clock.advance(5s);
    CHECK(desk.runner.run_one());
    CHECK(desk.waiting() == 0);
}

MIDAD_BOTH_ENGINES("a failure's text is kept whatever its bytes, and what is no exception fails too") {
    Desk desk{On::engine};
    using namespace std::string_literals;
    desk.runner.add("bytes", [](const std::string&) { throw std::runtime_error{"خطأ \xFF\xD9 آخر"}; });
    desk.runner.add("number", [](const std::string&) { throw 7; });
    desk.leave("bytes", "");
    desk.leave("number", "");
    CHECK(desk.runner.run_one());
    CHECK(desk.runner.run_one());
    CHECK(desk.waiting() == 2);
}

MIDAD_BOTH_ENGINES("several runners on several connections do every job once") {
    Desk desk{On::engine};
    constexpr int jobs_left = 60;
    for (int number = 0; number < jobs_left; ++number) desk.leave(index_story, std::to_string(number));
    std::mutex mutex;
    std::multiset<std::string> done;
    const auto work_until_nothing_waits = [&] {
        const auto own = store::Database::open(desk.database.place());
        jobs::Queue queue{*own, desk.clock};
        jobs::Runner runner{queue, desk.clock};
        runner.add(index_story, [&](const std::string& payload) {
            const std::lock_guard lock{mutex};
            done.insert(payload);
        });
        while (queue.numbers().waiting > 0) runner.run_one();
    };
    {
        std::vector<std::jthread> nodes;
        for (int node = 0; node < 4; ++node) nodes.emplace_back(work_until_nothing_waits);
    }
    CHECK(done.size() == jobs_left);
    CHECK(std::set<std::string>(done.begin(), done.end()).size() == jobs_left);
}

MIDAD_BOTH_ENGINES("a runner thread wakes for what is left in its process, and finishes what it does when stopped") {
    TemporaryDatabase database{On::engine};
    const SystemClock clock;
    jobs::Queue queue{*database, clock};
    jobs::Runner runner{queue, clock};
    std::mutex mutex;
    std::condition_variable changed;
    int done = 0;
    runner.add(index_story, [&](const std::string&) {
        const std::lock_guard lock{mutex};
        ++done;
        changed.notify_all();
    });
    {
        jobs::RunnerThread thread{runner, queue};
        // A queue of another maker over the same database rings the same bell.
        jobs::Queue elsewhere{*database, clock};
        for (int number = 1; number <= 5; ++number) {
            database->together(Durability::normal,
                               [&](Transaction& transaction) { elsewhere.leave(transaction, index_story, "7"); });
            std::unique_lock lock{mutex};
            CHECK(changed.wait_for(lock, 30s, [&] { return done == number; }));
        }
        thread.stop();
        thread.stop();
    }
    CHECK(queue.numbers().leased == 0);
    CHECK(queue.numbers().waiting == 0);
}

MIDAD_BOTH_ENGINES("a runner thread finds what another process left, and goes on after a failure") {
    TemporaryDatabase database{On::engine};
    const SystemClock clock;
    jobs::Queue queue{*database, clock};
    jobs::Runner runner{queue, clock};
    std::atomic<int> done{0};
    runner.add("fails", [&](const std::string&) { throw std::runtime_error{"لا"}; });
    runner.add(index_story, [&](const std::string&) { ++done; });
    const auto other = store::Database::open(database.place());
    jobs::Queue elsewhere{*other, clock};
    jobs::RunnerThread thread{runner, queue};
    other->together(Durability::normal, [&](Transaction& transaction) {
        elsewhere.leave(transaction, "fails", "");
        elsewhere.leave(transaction, index_story, "");
    });
    for (int look = 0; look < 3000 && done == 0; ++look) std::this_thread::sleep_for(10ms);
    CHECK(done == 1);
}
