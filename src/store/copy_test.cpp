#include <doctest/doctest.h>

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "store/internal/child_for_tests.h"
#include "store/internal/sqlite_database.h"
#include "store/internal/things_for_tests.h"

using namespace midad;
using namespace midad::store::things;
using store::Durability;
using store::testing::OnPostgresql;
using store::testing::OnSqlite;

namespace {

const store::Blob a_picture{std::string(20'000, 'x')};

std::string beside(const Things& things, const std::string& name) {
    return std::filesystem::path{things.place().substr(7)}.parent_path() / name;
}

void no_progress(std::int64_t /*done*/, std::int64_t /*all*/) {}

std::size_t files_beside(const Things& things, const std::string& beginning) {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{beside(things, "")}}) {
        found += entry.path().filename().string().starts_with(beginning) ? 1U : 0U;
    }
    return found;
}

}  // namespace

TEST_CASE("a copy holds everything, tells how far it is, and is a sound database of its own") {
    Things things{OnSqlite::engine};
    for (std::int64_t id = 1; id <= 100; ++id) things.put(id, "قصة " + std::to_string(id), 1.0, a_picture);
    const std::string file = beside(things, "copy.db");
    std::int64_t last = -1;
    std::int64_t whole = 0;
    int told = 0;
    things->copy_to(file, [&](std::int64_t done, std::int64_t all) {
        CHECK(done >= last);
        last = done;
        whole = all;
        ++told;
    });
    CHECK(told > 1);
    CHECK(last == whole);
    CHECK(files_beside(things, "copy.db") == 1);
    const auto copy = store::Database::open("sqlite:" + file);
    CHECK(copy->faults().empty());
    CHECK(copy->one(count_all)->integer(0) == 100);
    CHECK(copy->one(by_id, 77)->text(1) == "قصة 77");
}

TEST_CASE("a copy is made while others write, and holds one moment") {
    Things things{OnSqlite::engine};
    for (std::int64_t id = 0; id < 200; ++id) things.put(id, {}, {}, a_picture);
    std::atomic<bool> stop{false};
    std::atomic<std::int64_t> written{200};
    std::jthread writer{[&] {
        while (!stop) {
            things->together(Durability::normal, [&](store::Transaction& transaction) {
                const std::int64_t id = written;
                transaction.run(insert, id, std::nullopt, std::nullopt, a_picture);
                transaction.run(insert, id + 1, std::nullopt, std::nullopt, a_picture);
            });
            written += 2;
        }
    }};
    const std::string file = beside(things, "copy.db");
    // Between the parts of the copy others always have the time to write something.
    std::int64_t first = -1;
    things->copy_to(file, [&](std::int64_t, std::int64_t) {
        if (first < 0) first = written;
        const std::int64_t before = written;
        while (written == before) std::this_thread::yield();
    });
    stop = true;
    writer.join();
    const auto copy = store::Database::open("sqlite:" + file);
    CHECK(copy->faults().empty());
    const std::int64_t count = copy->one(count_all)->integer(0);
    CHECK(count >= 200);
    CHECK(count <= first + 2);  // what was committed may not have been counted yet
    CHECK(count % 2 == 0);
}

TEST_CASE("a copy that cannot be made leaves what was there before, and nothing half") {
    Things things{OnSqlite::engine};
    things.put(1, {}, {}, store::Blob{std::string(3'000'000, 'x')});
    const std::string file = beside(things, "copy.db");
    std::ofstream{file} << "the copy of yesterday";
    std::string what;
    CHECK(failure_of([&] { things->copy_to(beside(things, "no/folder/copy.db"), no_progress); }, &what) ==
          "store.cannot_open");
    CHECK(what.find("no/folder/copy.db") != std::string::npos);
    const auto stop_it = [](std::int64_t, std::int64_t) { throw std::runtime_error{"stopped by hand"}; };
    CHECK_THROWS_AS(things->copy_to(file, stop_it), std::runtime_error);
    std::ifstream after{file};
    CHECK(std::string{std::istreambuf_iterator<char>{after}, {}} == "the copy of yesterday");
    CHECK(files_beside(things, "copy.db") == 1);
    things->copy_to(file, no_progress);
    CHECK(store::Database::open("sqlite:" + file)->one(count_all)->integer(0) == 1);
}

TEST_CASE("a copy onto a full disk says so, and leaves nothing half") {
    const Things things{OnSqlite::engine};
    const std::string file = beside(things, "source.db");
    const std::string target = beside(things, "copy.db");
    Child child{[&] {
        std::signal(SIGXFSZ, SIG_IGN);
        store::internal::SqliteDatabase database{file};
        database.together(Durability::full, [&](store::Transaction& transaction) {
            transaction.run(make_table);
            transaction.run(insert, 1, std::nullopt, std::nullopt, store::Blob{std::string(3'000'000, 'x')});
        });
        const rlimit limit{1'000'000, 1'000'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::string what;
        const std::string key = failure_of([&] { database.copy_to(target, no_progress); }, &what);
        return key == "store.disk_full" && what.find(target) != std::string::npos ? 0 : 1;
    }};
    CHECK(child.ended() == 0);
    CHECK(files_beside(things, "copy.db") == 0);
}

TEST_CASE("PostgreSQL is copied with its own tool") {
    Things things{OnPostgresql::engine};
    CHECK(failure_of([&] { things->copy_to("copy.db", no_progress); }) == "store.use_pg_dump");
}
