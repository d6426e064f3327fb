#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "store/internal/things_for_tests.h"

using namespace midad;
using store::Blob;
using store::Durability;
using store::Query;
using store::Row;
using store::Session;
using store::Transaction;
using namespace midad::store::things;

namespace {

const std::string with_marks = "اتِّفَاقِيَّةُ الشَّرَاكَةِ بَيْنَ مُوسْكُو وَكَارَاكَاس";
const std::string with_tatweel = "اتفــــاقية «الشراكة» – 7 مايو 2025 (٧/٥/٢٠٢٥) RIA Novosti";
const std::string supplementary = "خبر 📰 عاجل";

}  // namespace

MIDAD_BOTH_ENGINES("text comes back as it was given, with its marks and its tatweel") {
    Things things{On::engine};
    things.put(1, with_marks);
    things.put(2, with_tatweel);
    things.put(3, supplementary);
    things.put(4, "");
    CHECK(things.at(1).text(1) == with_marks);
    CHECK(things.at(2).text(1) == with_tatweel);
    CHECK(things.at(3).text(1) == supplementary);
    CHECK(things.at(4).text(1).empty());
    CHECK(things->one(by_words, with_marks)->integer(0) == 1);
    CHECK_FALSE(things->one(by_words, "اتفاقية الشراكة بين موسكو وكاراكاس"));
}

MIDAD_BOTH_ENGINES("whole numbers come back up to both limits") {
    Things things{On::engine};
    for (const std::int64_t id : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
                                  std::int64_t{4'294'967'296}, std::numeric_limits<std::int64_t>::max()}) {
        things.put(id);
        CHECK(things.at(id).integer(0) == id);
    }
}

MIDAD_BOTH_ENGINES("reals come back to the last bit") {
    Things things{On::engine};
    std::int64_t id = 0;
    for (const double amount : {0.1, -0.0, 1.0 / 3.0, 1e300, 5e-324, 22.5, std::numeric_limits<double>::infinity()}) {
        things.put(++id, {}, amount);
        CHECK(things.at(id).real(2) == amount);
    }
    things.put(100, {}, 3.0);
    CHECK(things.at(100).real(2) == 3.0);
}

MIDAD_BOTH_ENGINES("bytes come back whatever they are") {
    Things things{On::engine};
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    things.put(1, {}, {}, Blob{all + all});
    things.put(2, {}, {}, Blob{});
    CHECK(things.at(1).blob(3) == all + all);
    CHECK(things.at(2).blob(3).empty());
    CHECK_FALSE(things.at(2).is_null(3));
}

MIDAD_BOTH_ENGINES("what is null stays null, and a maybe that is empty is null") {
    Things things{On::engine};
    things.put(1, std::optional<std::string>{}, std::nullopt);
    const Row row = things.at(1);
    CHECK(row.is_null(1));
    CHECK(row.is_null(2));
    CHECK(row.is_null(3));
    CHECK_FALSE(row.maybe_text(1));
    CHECK(row.maybe_integer(0) == 1);
}

MIDAD_BOTH_ENGINES("text with a NUL, text that is not UTF-8 and not-a-number are refused") {
    Things things{On::engine};
    using namespace std::string_literals;
    CHECK(failure_of([&] { things.put(1, "قبل\0بعد"s); }) == "store.refused");
    CHECK(failure_of([&] { things.put(1, "\xD9"s); }) == "store.refused");
    CHECK(failure_of([&] { things.put(1, "\xED\xA0\x80"s); }) == "store.refused");
    CHECK(failure_of([&] { things.put(1, {}, std::nan("")); }) == "store.refused");
    CHECK(things.count() == 0);
}

MIDAD_BOTH_ENGINES("a column read as what it is not is named with its query") {
    Things things{On::engine};
    things.put(1, "سطر");
    const Row row = things.at(1);
    std::string what;
    CHECK(failure_of([&] { (void)row.integer(1); }, &what) == "store.wrong_column");
    CHECK(what.find("test.by_id") != std::string::npos);
    CHECK(failure_of([&] { (void)row.text(0); }) == "store.wrong_column");
    CHECK(failure_of([&] { (void)row.text(2); }) == "store.wrong_column");
    CHECK(failure_of([&] { (void)row.is_null(4); }) == "store.wrong_column");
    CHECK(row.real(0) == 1.0);
}

MIDAD_BOTH_ENGINES("a sum of whole numbers is a whole number on both engines") {
    Things things{On::engine};
    things.put(1);
    things.put(41);
    constexpr Query sum{"test.sum", "select sum(id) from test_things", "select sum(id) from test_things"};
    CHECK(things->one(sum)->integer(0) == 42);
}

MIDAD_BOTH_ENGINES("a statement tells how many rows it touched, and a question none") {
    Things things{On::engine};
    things.put(1);
    things.put(2);
    constexpr Query rename{"test.rename", "update test_things set amount = ?2 where id <= ?1",
                           "update test_things set amount = $2 where id <= $1"};
    things->together(Durability::normal, [&](Transaction& transaction) {
        CHECK(transaction.run(rename, 2, 1.5) == 2);
        CHECK(transaction.run(rename, 0, 1.5) == 0);
        CHECK(transaction.run(count_all) == 0);
        CHECK(transaction.run(insert, store::Parameters{3, "ثلاثة", 0.5, Blob{"x"}}) == 1);
    });
}

MIDAD_BOTH_ENGINES("what a transaction inserts with returning is given back") {
    Things things{On::engine};
    constexpr Query returning{"test.returning",
                              "insert into test_things (id, words) values (?1, ?2) returning id, words",
                              "insert into test_things (id, words) values ($1, $2) returning id, words"};
    const std::string words = things->together(Durability::full, [&](Transaction& transaction) {
        return transaction.one(returning, 5, with_tatweel)->text(1);
    });
    CHECK(words == with_tatweel);
    CHECK(things.count() == 1);
}

MIDAD_BOTH_ENGINES("a transaction that throws leaves nothing, and the next one works") {
    Things things{On::engine};
    CHECK_THROWS_AS(things->together(Durability::full,
                                     [&](Transaction& transaction) {
                                         transaction.run(insert, 1, "لا يبقى", 1.0, std::nullopt);
                                         throw std::logic_error{"changed its mind"};
                                     }),
                    std::logic_error);
    CHECK(things.count() == 0);
    things.put(2);
    CHECK(things.count() == 1);
}

MIDAD_BOTH_ENGINES("a constraint is refused with the query's name, and the connection goes on") {
    Things things{On::engine};
    things.put(1, "عنوان");
    std::string what;
    CHECK(failure_of([&] { things.put(2, "عنوان"); }, &what) == "store.refused");
    CHECK(what.find("test.insert") != std::string::npos);
    CHECK(failure_of([&] { things->all(wrong); }, &what) == "store.refused");
    CHECK(what.find("test.wrong") != std::string::npos);
    things.put(2, "عنوان آخر");
    CHECK(things.count() == 2);
}

MIDAD_BOTH_ENGINES("a transaction one of whose statements failed cannot be kept, even if the error was swallowed") {
    Things things{On::engine};
    things.put(1);
    const auto swallow = [&](Transaction& transaction) {
        transaction.run(insert, 2, std::nullopt, std::nullopt, std::nullopt);
        CHECK(failure_of([&] { transaction.run(insert, 1, std::nullopt, std::nullopt, std::nullopt); }) ==
              "store.refused");
    };
    CHECK(failure_of([&] { things->together(Durability::normal, swallow); }) == "store.refused");
    CHECK(things.count() == 1);
}

MIDAD_BOTH_ENGINES("too few parameters are refused") {
    Things things{On::engine};
    CHECK(failure_of([&] { things->one(by_id); }) == "store.refused");
    CHECK(failure_of([&] { things->one(by_id, 1, 2); }) == "store.refused");
}

MIDAD_BOTH_ENGINES("a transaction inside a transaction is refused and the outer one is not kept") {
    Things things{On::engine};
    const auto nested = [&](Transaction& transaction) {
        transaction.run(insert, 1, std::nullopt, std::nullopt, std::nullopt);
        things.put(2);
    };
    CHECK(failure_of([&] { things->together(Durability::normal, nested); }) == "store.refused");
    CHECK(things.count() == 0);
}

MIDAD_BOTH_ENGINES("nothing can be written while reading") {
    Things things{On::engine};
    const auto write = [](Session& session) { session.run(insert, 1, std::nullopt, std::nullopt, std::nullopt); };
    CHECK(failure_of([&] { things->read(write); }) == "store.refused");
    CHECK(things.count() == 0);
}

MIDAD_BOTH_ENGINES("reading inside reading and inside its own rows works, and sees nothing uncommitted") {
    Things things{On::engine};
    things.put(1);
    things.put(2);
    int seen = 0;
    things->read([&](Session& session) {
        session.each(ids, {}, [&](const Row& row) {
            session.each(ids, {}, [&](const Row&) { ++seen; });
            CHECK(things.at(row.integer(0)).integer(0) == row.integer(0));
        });
    });
    CHECK(seen == 4);
    things->together(Durability::normal, [&](Transaction& transaction) {
        transaction.run(insert, 3, std::nullopt, std::nullopt, std::nullopt);
        CHECK(things.count() == 2);
        CHECK(transaction.one(count_all)->integer(0) == 3);
    });
    CHECK(things.count() == 3);
}

MIDAD_BOTH_ENGINES("what waits for a commit is called after it, on the same thread, and never without it") {
    Things things{On::engine};
    std::int64_t seen_by_hook = -1;
    bool called = false;
    things->together(Durability::normal, [&](Transaction& transaction) {
        transaction.run(insert, 1, std::nullopt, std::nullopt, std::nullopt);
        // It may even write: the connection has been given back.
        transaction.after_commit([&] {
            seen_by_hook = things.count();
            things.put(2);
        });
        CHECK(seen_by_hook == -1);
    });
    CHECK(seen_by_hook == 1);
    CHECK(things.count() == 2);
    const auto changes_its_mind = [&](Transaction& transaction) {
        transaction.after_commit([&] { called = true; });
        throw std::logic_error{"no"};
    };
    CHECK_THROWS_AS(things->together(Durability::normal, changes_its_mind), std::logic_error);
    CHECK_FALSE(called);
}

MIDAD_BOTH_ENGINES("one writer and many readers: each reader sees whole transactions only") {
    Things things{On::engine};
    constexpr std::int64_t rounds = 60;
    std::atomic<bool> stop{false};
    std::atomic<int> halves{0};
    std::atomic<int> looks{0};
    std::vector<std::jthread> readers;
    for (int number = 0; number < 6; ++number) {
        readers.emplace_back([&] {
            while (!stop) {
                if (things.count() % 2 != 0) ++halves;
                ++looks;
            }
        });
    }
    for (std::int64_t round = 0; round < rounds; ++round) {
        things->together(Durability::normal, [&](Transaction& transaction) {
            transaction.run(insert, 2 * round, std::nullopt, std::nullopt, std::nullopt);
            transaction.run(insert, 2 * round + 1, std::nullopt, std::nullopt, std::nullopt);
        });
    }
    while (looks < 100) std::this_thread::yield();
    stop = true;
    readers.clear();
    CHECK(halves == 0);
    CHECK(things.count() == 2 * rounds);
}

MIDAD_BOTH_ENGINES("writers of many threads take turns and lose nothing") {
    Things things{On::engine};
    std::vector<std::jthread> writers;
    for (std::int64_t number = 0; number < 6; ++number) {
        writers.emplace_back([&things, number] {
            for (std::int64_t round = 0; round < 20; ++round) things.put(number * 100 + round);
        });
    }
    writers.clear();
    CHECK(things.count() == 120);
}

MIDAD_BOTH_ENGINES("a database may die before the threads that read through it") {
    auto things = std::make_unique<Things>(On::engine);
    std::atomic<int> step{0};
    std::jthread reader{[&] {
        CHECK(things->count() == 0);
        step = 1;
        while (step != 2) std::this_thread::yield();
        Things other{On::engine};
        CHECK(other.count() == 0);
    }};
    while (step != 1) std::this_thread::yield();
    things.reset();
    step = 2;
    reader.join();
}

MIDAD_BOTH_ENGINES("a sound database has no faults") {
    Things things{On::engine};
    things.put(1, with_marks);
    CHECK(things->faults().empty());
}

MIDAD_BOTH_ENGINES("more made-up statements than are kept prepared are answered all the same") {
    Things things{On::engine};
    for (int number = 0; number < 600; ++number) {
        const std::string sql = "select " + std::to_string(number);
        CHECK(things->one(Query{"test.made_up", sql, sql})->integer(0) == number);
    }
}
