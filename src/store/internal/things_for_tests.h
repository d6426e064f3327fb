#pragma once

#include <string>

#include "base/failure.h"
#include "store/database.h"
#include "store/testing.h"

/// A small table that the store's own tests write to and read.
namespace midad::store::things {

inline constexpr Query make_table{
    "test.make_table",
    "create table test_things (id bigint primary key, words text unique, amount double precision, bytes blob)",
    "create table test_things (id bigint primary key, words text unique, amount double precision, bytes bytea)"};
inline constexpr Query insert{"test.insert",
                              "insert into test_things (id, words, amount, bytes) values (?1, ?2, ?3, ?4)",
                              "insert into test_things (id, words, amount, bytes) values ($1, $2, $3, $4)"};
inline constexpr Query by_id{"test.by_id", "select id, words, amount, bytes from test_things where id = ?1",
                             "select id, words, amount, bytes from test_things where id = $1"};
inline constexpr Query by_words{"test.by_words", "select id from test_things where words = ?1",
                                "select id from test_things where words = $1"};
inline constexpr Query ids{"test.ids", "select id from test_things order by id",
                           "select id from test_things order by id"};
inline constexpr Query count_all{"test.count", "select count(1) from test_things", "select count(1) from test_things"};
inline constexpr Query wrong{"test.wrong", "select nothing from nowhere", "select nothing from nowhere"};

/// A database with the table of these tests in it.
struct Things : testing::TemporaryDatabase {
    explicit Things(Engine engine) : TemporaryDatabase{engine} {
        (*this)->together(Durability::normal, [](Transaction& transaction) { transaction.run(make_table); });
    }
    void put(std::int64_t id, const Value& words = {}, const Value& amount = {}, const Value& bytes = {}) {
        (*this)->together(Durability::normal,
                          [&](Transaction& transaction) { transaction.run(insert, id, words, amount, bytes); });
    }
    Row at(std::int64_t id) { return (*this)->one(by_id, id).value(); }
    std::int64_t count() { return (*this)->one(count_all)->integer(0); }
};

/// The Failure's key, or "nothing" when `work` throws none.
template <typename Work>
std::string failure_of(Work&& work, std::string* what = nullptr) {
    try {
        work();
    } catch (const Failure& failure) {
        if (what != nullptr) *what = failure.what();
        return failure.key();
    }
    return "nothing";
}

}  // namespace midad::store::things
