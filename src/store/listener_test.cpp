#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "store/internal/child_for_tests.h"
#include "store/internal/sqlite_database.h"
#include "store/internal/things_for_tests.h"

using namespace midad;
using namespace std::chrono_literals;
using namespace midad::store::things;
using store::Durability;
using store::Query;
using store::Transaction;
using store::testing::OnPostgresql;
using store::testing::TemporaryDatabase;

namespace {

// Long enough for the slowest machine: a test that passes does not wait for it.
constexpr auto long_enough = 30s;
constexpr auto a_moment = 60ms;

void announce(store::Database& database, std::int64_t id) {
    database.together(Durability::full, [&](Transaction& transaction) {
        transaction.run(insert, id, std::nullopt, std::nullopt, std::nullopt);
        transaction.announce();
    });
}

}  // namespace

MIDAD_BOTH_ENGINES("a listener wakes for what is announced, once, and sees it") {
    Things things{On::engine};
    const auto listener = things->listen();
    CHECK_FALSE(listener->wait(0ms));
    for (std::int64_t id = 1; id <= 5; ++id) {
        announce(*things, id);
        CHECK(listener->wait(long_enough));
        CHECK(things.count() == id);
        CHECK_FALSE(listener->wait(0ms));
    }
}

MIDAD_BOTH_ENGINES("a listener that sleeps is woken by another thread's commit") {
    Things things{On::engine};
    const auto listener = things->listen();
    std::jthread other{[&] { announce(*things, 1); }};
    CHECK(listener->wait(long_enough));
    CHECK(things.count() == 1);
}

MIDAD_BOTH_ENGINES("a listener wakes for what another database object announces") {
    Things things{On::engine};
    const auto second_node = store::Database::open(things.place());
    const auto listener = second_node->listen();
    CHECK_FALSE(listener->wait(0ms));
    announce(*things, 1);
    CHECK(listener->wait(long_enough));
    CHECK(second_node->one(count_all)->integer(0) == 1);
    announce(*second_node, 2);
    CHECK(listener->wait(long_enough));
    CHECK_FALSE(listener->wait(a_moment));
}

MIDAD_BOTH_ENGINES("what is committed without being announced, or announced and not committed, wakes nobody") {
    Things things{On::engine};
    const auto second_node = store::Database::open(things.place());
    const auto own = things->listen();
    const auto others = second_node->listen();
    things.put(1);
    const auto changes_its_mind = [](Transaction& transaction) {
        transaction.announce();
        throw std::logic_error{"no"};
    };
    CHECK_THROWS_AS(things->together(Durability::full, changes_its_mind), std::logic_error);
    CHECK_FALSE(own->wait(a_moment));
    CHECK_FALSE(others->wait(a_moment));
}

MIDAD_BOTH_ENGINES("several announcements before a look are one waking") {
    Things things{On::engine};
    const auto listener = things->listen();
    for (std::int64_t id = 1; id <= 10; ++id) announce(*things, id);
    CHECK(listener->wait(long_enough));
    CHECK(things.count() == 10);
}

TEST_CASE("a listener on SQLite wakes for what another process announces") {
    const TemporaryDatabase holder{store::Engine::sqlite};
    const std::string file = holder.place().substr(7) + "-other";
    Pipe made;
    Pipe listening;
    Child child{[&] {
        store::internal::SqliteDatabase database{file};
        database.together(Durability::full, [](Transaction& transaction) { transaction.run(make_table); });
        made.tell('m');
        listening.hear();
        announce(database, 1);
        return 0;
    }};
    made.hear();
    store::internal::SqliteDatabase database{file};
    const auto listener = database.listen();
    listening.tell('l');
    CHECK(listener->wait(long_enough));
    CHECK(database.one(count_all)->integer(0) == 1);
    CHECK(child.ended() == 0);
}

TEST_CASE("the numbers of announcements on SQLite go round without a missed one") {
    Things things{store::Engine::sqlite};
    constexpr Query last{"test.last", "pragma user_version = 2147483646", ""};
    things->together(Durability::normal, [&](Transaction& transaction) { transaction.run(last); });
    const auto second_node = store::Database::open(things.place());
    const auto own = things->listen();
    const auto others = second_node->listen();
    for (std::int64_t id = 1; id <= 4; ++id) {
        announce(*things, id);
        CHECK(own->wait(long_enough));
        CHECK(others->wait(long_enough));
    }
}

TEST_CASE("a listener on PostgreSQL whose connection was cut tells once that something may have been missed") {
    Things things{OnPostgresql::engine};
    const auto named = store::Database::open(things.place() + "&application_name=midad_cut_listener");
    const auto listener = named->listen();
    CHECK_FALSE(listener->wait(0ms));
    constexpr Query cut{"test.cut", "",
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity "
                        "where application_name = 'midad_cut_listener' and query ilike 'listen%'"};
    CHECK(things->one(cut)->integer(0) == 1);
    announce(*things, 1);  // nobody hears this
    CHECK(listener->wait(long_enough));
    CHECK(things.count() == 1);
    CHECK_FALSE(listener->wait(a_moment));
    announce(*things, 2);
    CHECK(listener->wait(long_enough));
    CHECK_FALSE(listener->wait(a_moment));
}

TEST_CASE("what is announced to one newspaper on a PostgreSQL does not wake another's listeners") {
    Things ours{OnPostgresql::engine};
    Things theirs{OnPostgresql::engine};
    const auto listener = ours->listen();
    announce(*theirs, 1);
    CHECK_FALSE(listener->wait(a_moment));
}
