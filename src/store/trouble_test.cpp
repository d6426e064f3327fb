#include <doctest/doctest.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "store/internal/child_for_tests.h"
#include "store/internal/postgresql_database.h"
#include "store/internal/sqlite_database.h"
#include "store/internal/things_for_tests.h"

using namespace midad;
using namespace std::chrono_literals;
using namespace midad::store::things;
using store::Durability;
using store::Query;
using store::Row;
using store::Transaction;
using store::internal::PostgresqlDatabase;
using store::internal::SqliteDatabase;
using store::internal::SqliteSettings;
using store::testing::OnPostgresql;
using store::testing::OnSqlite;
using store::testing::TemporaryDatabase;

namespace {

constexpr Query own_backend{"test.own_backend", "", "select pg_backend_pid()"};
constexpr Query terminate{"test.terminate", "", "select pg_terminate_backend($1::int)::int"};
constexpr Query clear{"test.clear", "delete from test_things where id > ?1", "delete from test_things where id > $1"};

/// A file of its own, without a database in it yet.
class NewFile {
public:
    NewFile() : holder_{store::Engine::sqlite}, path_{holder_.place().substr(7) + "-other"} {}
    const std::string& path() const { return path_; }

private:
    TemporaryDatabase holder_;
    std::string path_;
};

void put(store::Database& database, std::int64_t id, const store::Value& bytes = {}) {
    database.together(Durability::full, [&](Transaction& transaction) {
        transaction.run(insert, id, "قصة " + std::to_string(id), 1.0, bytes);
    });
}

void make(store::Database& database) {
    database.together(Durability::full, [](Transaction& transaction) { transaction.run(make_table); });
}

/// Puts stories of 20 KB until the store refuses one; how many it acknowledged.
std::int64_t put_until_full(store::Database& database, std::int64_t from, std::string& key, std::string& what) {
    std::int64_t id = from;
    for (; id < from + 1000; ++id) {
        key = failure_of([&] { put(database, id, store::Blob{std::string(20'000, 'x')}); }, &what);
        if (key != "nothing") break;
    }
    return id - from;
}

}  // namespace

TEST_CASE("a full disk is named, keeps all that was acknowledged, and the store goes on when there is room") {
    const NewFile file;
    SqliteDatabase database{file.path(), SqliteSettings{.most_pages = 100}};
    make(database);
    put(database, 1);
    std::string key;
    std::string what;
    const std::int64_t kept = put_until_full(database, 2, key, what);
    CHECK(kept > 0);
    CHECK(key == "store.disk_full");
    CHECK(what.find("test.insert") != std::string::npos);
    CHECK(what.find(file.path()) != std::string::npos);
    CHECK(database.one(count_all)->integer(0) == 1 + kept);
    CHECK(database.one(by_id, 1)->text(1) == "قصة 1");
    CHECK(database.faults().empty());
    database.together(Durability::full, [](Transaction& transaction) { transaction.run(clear, 3); });
    put(database, 5000, store::Blob{std::string(20'000, 'x')});
    CHECK(database.one(by_id, 5000)->blob(3).size() == 20'000);
}

TEST_CASE("a limit of the system on the file's size in the middle of a write is a full disk, and nothing is lost") {
    const NewFile file;
    Pipe acknowledged;
    Child child{[&] {
        std::signal(SIGXFSZ, SIG_IGN);
        SqliteDatabase database{file.path()};
        make(database);
        put(database, 1);
        // The log is what grows; with this limit it ends inside a page, which a write that fills a disk does as well.
        const rlimit limit{300'123, 300'123};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::string key;
        std::string what;
        acknowledged.tell(static_cast<char>(put_until_full(database, 2, key, what)));
        return key == "store.disk_full" && database.one(count_all)->integer(0) > 1 ? 0 : 1;
    }};
    const std::int64_t kept = acknowledged.hear();
    CHECK(child.ended() == 0);
    CHECK(kept > 0);
    SqliteDatabase database{file.path()};
    CHECK(database.faults().empty());
    CHECK(database.one(count_all)->integer(0) == 1 + kept);
    CHECK(database.one(by_id, 1)->text(1) == "قصة 1");
    put(database, 5000);
}

TEST_CASE("a file that another process is writing to is busy, and free when it has finished") {
    const NewFile file;
    Pipe begun;
    Pipe enough;
    Child child{[&] {
        SqliteDatabase database{file.path()};
        make(database);
        database.together(Durability::full, [&](Transaction& transaction) {
            transaction.run(insert, 1, std::nullopt, std::nullopt, std::nullopt);
            begun.tell('b');
            enough.hear();
        });
        return 0;
    }};
    begun.hear();
    SqliteDatabase database{file.path(), SqliteSettings{.wait = 30ms}};
    std::string what;
    CHECK(failure_of([&] { put(database, 2); }, &what) == "store.busy");
    CHECK(what.find("store.begin") != std::string::npos);
    // Reading waits for nobody.
    CHECK(database.one(count_all)->integer(0) == 0);
    enough.tell('e');
    CHECK(child.ended() == 0);
    put(database, 2);
    CHECK(database.one(count_all)->integer(0) == 2);
}

TEST_CASE("a process that dies while it writes leaves the file free and whole") {
    const NewFile file;
    Pipe begun;
    auto child = std::make_unique<Child>([&] {
        SqliteDatabase database{file.path()};
        make(database);
        put(database, 1);
        database.together(Durability::full, [&](Transaction& transaction) {
            transaction.run(insert, 2, std::nullopt, std::nullopt, std::nullopt);
            begun.tell('b');
            ::pause();
        });
        return 0;
    });
    begun.hear();
    child.reset();  // kill -9
    SqliteDatabase database{file.path()};
    CHECK(database.one(count_all)->integer(0) == 1);
    put(database, 2);
    CHECK(database.faults().empty());
}

TEST_CASE("a writer that holds its turn too long makes the next one busy, not wait for ever") {
    const NewFile file;
    SqliteDatabase database{file.path(), SqliteSettings{.wait = 30ms}};
    make(database);
    std::atomic<int> step{0};
    std::jthread other{[&] {
        database.together(Durability::normal, [&](Transaction&) {
            step = 1;
            while (step != 2) std::this_thread::yield();
        });
    }};
    while (step != 1) std::this_thread::yield();
    CHECK(failure_of([&] { put(database, 1); }) == "store.busy");
    step = 2;
    other.join();
    put(database, 1);
}

TEST_CASE("on PostgreSQL a row that another transaction holds too long is busy") {
    Things things{OnPostgresql::engine};
    things.put(1);
    PostgresqlDatabase impatient{things.place(), {.wait = 30ms}};
    constexpr Query change{"test.change", "", "update test_things set amount = 2 where id = 1"};
    things->together(Durability::normal, [&](Transaction& transaction) {
        transaction.run(change);
        const auto change_too = [&](Transaction& second) { second.run(change); };
        CHECK(failure_of([&] { impatient.together(Durability::normal, change_too); }) == "store.busy");
    });
    CHECK(impatient.together(Durability::normal, [&](Transaction& second) { return second.run(change); }) == 1);
}

TEST_CASE("a file that is no database is unreadable, and left as it is") {
    const NewFile file;
    const std::string words(5000, 'm');
    std::ofstream{file.path(), std::ios::binary} << words;
    std::string what;
    CHECK(failure_of([&] { store::Database::open("sqlite:" + file.path()); }, &what) == "store.unreadable");
    CHECK(what.find(file.path()) != std::string::npos);
    std::ifstream after{file.path(), std::ios::binary};
    CHECK(std::string{std::istreambuf_iterator<char>{after}, {}} == words);
}

TEST_CASE("a damaged page is unreadable where it is read, and faults tell of it") {
    const NewFile file;
    {
        SqliteDatabase database{file.path()};
        make(database);
        for (std::int64_t id = 1; id <= 200; ++id) put(database, id, store::Blob{std::string(1000, 'x')});
    }
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file.path()));
    {
        std::fstream damaged{file.path(), std::ios::binary | std::ios::in | std::ios::out};
        for (std::streamoff page = 4; page * 4096 < size; ++page) {
            damaged.seekp(page * 4096);
            damaged << std::string(64, '\xEE');
        }
    }
    SqliteDatabase database{file.path()};
    constexpr Query sum{"test.sum", "select sum(length(bytes)) from test_things", ""};
    std::string what;
    CHECK(failure_of([&] { database.one(sum); }, &what) == "store.unreadable");
    CHECK(what.find("test.sum") != std::string::npos);
    CHECK_FALSE(database.faults().empty());
}

TEST_CASE("a row that names what is not there is a fault") {
    const NewFile file;
    SqliteDatabase database{file.path()};
    constexpr Query parents{"test.parents", "create table test_parents (id integer primary key)", ""};
    constexpr Query children{"test.children", "create table test_children (parent bigint references test_parents (id))",
                             ""};
    constexpr Query orphan{"test.orphan", "insert into test_children (parent) values (7)", ""};
    database.together(Durability::normal, [&](Transaction& transaction) {
        transaction.run(parents);
        transaction.run(children);
    });
    // The store itself takes no such row …
    CHECK(failure_of([&] {
              database.together(Durability::normal, [&](Transaction& transaction) { transaction.run(orphan); });
          }) == "store.refused");
    // … but another program may have put it there.
    store::internal::SqliteConnection careless{file.path(), store::internal::SqliteConnection::Role::writer, {}};
    careless.execute(Query{"test.careless", "pragma foreign_keys = off", ""}, {});
    careless.execute(orphan, {});
    const auto faults = database.faults();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0] == "test_children: row 1 names a row of test_parents that is not there");
}

TEST_CASE("a place that cannot be opened says where and why") {
    const NewFile file;
    std::string what;
    CHECK(failure_of([&] { store::Database::open("sqlite:" + file.path() + "/no/folder.db"); }, &what) ==
          "store.cannot_open");
    CHECK(what.find("/no/folder.db") != std::string::npos);
    const std::string folder = std::filesystem::path{file.path()}.parent_path();
    CHECK(failure_of([&] { store::Database::open("sqlite:" + folder); }) == "store.cannot_open");
    CHECK(failure_of([] { store::Database::open("sqlite:"); }) == "store.cannot_open");
    CHECK(failure_of([] { store::Database::open("mysql://user:s3cret@host/db"); }, &what) == "store.cannot_open");
    CHECK(what.find("s3cret") == std::string::npos);
}

TEST_CASE("a PostgreSQL that does not answer is named without its password") {
    std::string what;
    const std::string nobody = "postgresql://midad:s3cret@127.0.0.1:1/newspaper?connect_timeout=2";
    CHECK(failure_of([&] { store::Database::open(nobody); }, &what) == "store.cannot_open");
    CHECK(what.find("127.0.0.1:1/newspaper") != std::string::npos);
    CHECK(what.find("s3cret") == std::string::npos);
}

TEST_CASE("a PostgreSQL connection that is cut ends its transaction as gone, and the next ones work") {
    Things things{OnPostgresql::engine};
    const auto is_cut = [&](Transaction& transaction) {
        transaction.run(insert, 1, "لا يبقى", 1.0, std::nullopt);
        const std::int64_t backend = transaction.one(own_backend)->integer(0);
        things->one(terminate, backend);
        transaction.run(insert, 2, "لا يبقى أيضًا", 1.0, std::nullopt);
    };
    std::string what;
    CHECK(failure_of([&] { things->together(Durability::full, is_cut); }, &what) == "store.gone");
    CHECK(what.find("test.insert") != std::string::npos);
    CHECK(things.count() == 0);
    things.put(3);
    CHECK(things.count() == 1);
}

TEST_CASE("a PostgreSQL connection that was cut while nobody used it is replaced without a word") {
    Things things{OnPostgresql::engine};
    std::int64_t writer = 0;
    things->together(Durability::full,
                     [&](Transaction& transaction) { writer = transaction.one(own_backend)->integer(0); });
    const std::int64_t reader = things->one(own_backend)->integer(0);
    const auto other = store::Database::open(std::getenv("MIDAD_TEST_POSTGRES"));
    constexpr Query is_there{"test.is_there", "", "select count(1) from pg_stat_activity where pid = $1 or pid = $2"};
    other->one(terminate, reader);
    other->one(terminate, writer);
    while (other->one(is_there, reader, writer)->integer(0) > 0) std::this_thread::sleep_for(2ms);
    things.put(1);
    CHECK(things.count() == 1);
}

TEST_CASE("a prepared statement outlives a change of its table's shape") {
    for (const store::Engine engine : {OnSqlite::engine, OnPostgresql::engine}) {
        Things things{engine};
        things.put(1);
        constexpr Query whole{"test.whole", "select * from test_things", "select * from test_things"};
        CHECK(things->one(whole)->size() == 4);
        constexpr Query widen{"test.widen", "alter table test_things add column place text",
                              "alter table test_things add column place text"};
        things->together(Durability::normal, [&](Transaction& transaction) { transaction.run(widen); });
        // PostgreSQL may refuse the plan it has kept, once.
        const std::string first = failure_of([&] { things->one(whole); });
        CHECK((first == "nothing" || first == "store.refused"));
        CHECK(things->one(whole)->size() == 5);
    }
}
