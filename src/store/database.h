#pragma once

#include <cassert>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "store/doorbell.h"
#include "store/query.h"
#include "store/value.h"

namespace midad::store {

enum class Engine { sqlite, postgresql };

/// How sure a commit is. `full`: on the disk before together() returns (SQLite synchronous=FULL, PostgreSQL
/// synchronous_commit=on): what is published. `normal`: the last moments may be lost in a power cut, never the file's
/// health: counts, jobs' progress, drafts.
enum class Durability { normal, full };

/// What can be asked of one connection. For one thread.
class Session {
public:
    virtual ~Session() = default;

    /// Calls `each` for every row, in order; the row is the callee's to keep.
    virtual void each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) = 0;
    /// Runs a statement; how many rows it inserted, changed or deleted.
    virtual std::int64_t execute(const Query& query, const Parameters& parameters) = 0;

    template <typename... Arguments>
    std::vector<Row> all(const Query& query, Arguments&&... arguments) {
        std::vector<Row> rows;
        each(query, Parameters{Value{std::forward<Arguments>(arguments)}...},
             [&](Row row) { rows.push_back(std::move(row)); });
        return rows;
    }
    /// The first row; nothing when there is none.
    template <typename... Arguments>
    std::optional<Row> one(const Query& query, Arguments&&... arguments) {
        std::optional<Row> first;
        each(query, Parameters{Value{std::forward<Arguments>(arguments)}...}, [&](Row row) {
            if (!first) first.emplace(std::move(row));
        });
        return first;
    }
    /// How many rows it inserted, changed or deleted. Takes the parameters one by one, or as a list.
    std::int64_t run(const Query& query, const Parameters& parameters) { return execute(query, parameters); }
    template <typename... Arguments>
        requires(std::constructible_from<Value, Arguments &&> && ...)
    std::int64_t run(const Query& query, Arguments&&... arguments) {
        return execute(query, Parameters{Value{std::forward<Arguments>(arguments)}...});
    }
};

/// A transaction under way: everything run through it is kept together or not at all. Lives only inside together().
/// Once one of its statements has failed it can no longer be kept, on either engine, even if the work caught the error.
class Transaction : public Session {
public:
    /// Wakes every Listener, in this process and others, once this transaction is committed; nothing if it is not.
    virtual void announce() = 0;
    /// Calls `then` on this thread once this transaction is committed and its connection given back; never if it is
    /// not. `then` must not throw.
    virtual void after_commit(std::function<void()> then) = 0;
    virtual Engine engine() const = 0;
};

/// Waits for other connections' announced commits. For one thread.
class Listener {
public:
    virtual ~Listener() = default;
    /// True when something may have been announced since the last call (also after a connection that was lost has come
    /// back: look at what you may have missed); false when the time ran out. Never throws: a database that is away is
    /// tried again, and logged once. PostgreSQL: LISTEN on the primary. SQLite: the file's data_version, looked at
    /// every few milliseconds, and at once for commits of this process.
    virtual bool wait(std::chrono::milliseconds at_most) = 0;
};

/// The paper's store: SQLite in a file, or PostgreSQL. Any thread: each borrows a connection of its own for as long as
/// a call lasts (SQLite: one reader a thread, one writer for all; PostgreSQL: a pool).
///
/// Errors are thrown as Failure {place, query, reason}, with the query's name in what(): "store.disk_full",
/// "store.busy" (somebody else held the write lock for longer than the wait), "store.unreadable" (not a database,
/// damaged, a disk that cannot be read), "store.gone" (the server went away; nothing was kept – unless it went while it
/// was committing, which what() then says), "store.refused" (a constraint, a statement the engine does not take, text
/// with a NUL or that is not UTF-8, not-a-number, writing through read(), a transaction inside a transaction).
class Database {
public:
    /// "sqlite:PATH" (the file is made when it is missing, its folder is not), or "postgresql://…" (a libpq connection
    /// URI). Throws Failure "store.cannot_open" {place, reason}; for a file that is there and damaged or locked,
    /// "store.unreadable" and "store.busy".
    static std::unique_ptr<Database> open(const std::string& place);

    virtual ~Database() = default;
    virtual Engine engine() const = 0;

    /// Runs `work` on a reading connection of this thread's. What it sees is one consistent state if `work` asks once;
    /// it never waits for writers. May be nested, also inside together(), where it does not see what is not committed.
    virtual void read(const std::function<void(Session&)>& work) = 0;

    /// begin, `work`, commit. When `work` throws, nothing is kept and the exception goes on. Not to be nested.
    /// PostgreSQL repeats nothing: a lost connection is "store.gone".
    virtual void write(Durability durability, const std::function<void(Transaction&)>& work) = 0;

    /// The database must outlive the listener.
    virtual std::unique_ptr<Listener> listen() = 0;

    /// Rung inside this process by whoever leaves something for its other threads (jobs::Queue).
    Doorbell& doorbell() { return doorbell_; }

    /// A consistent copy of everything while others go on writing. SQLite: the online backup into a file; PostgreSQL:
    /// throws Failure "store.use_pg_dump". `progress` is given parts done and in all. Afterwards `file` holds all of
    /// the copy or what it held before.
    virtual void copy_to(const std::string& file, const std::function<void(std::int64_t, std::int64_t)>& progress) = 0;

    /// Faults in the store's own keeping, one a line; empty when it is sound. SQLite: PRAGMA integrity_check and
    /// foreign keys; PostgreSQL: invalid indexes, constraints not validated, checksum failures that the server has
    /// counted.
    virtual std::vector<std::string> faults() = 0;

    template <typename... Arguments>
    std::vector<Row> all(const Query& query, Arguments&&... arguments) {
        std::vector<Row> rows;
        read([&](Session& session) { rows = session.all(query, std::forward<Arguments>(arguments)...); });
        return rows;
    }
    template <typename... Arguments>
    std::optional<Row> one(const Query& query, Arguments&&... arguments) {
        std::optional<Row> row;
        read([&](Session& session) { row = session.one(query, std::forward<Arguments>(arguments)...); });
        return row;
    }
    template <typename Work>
    auto together(Durability durability, Work&& work) {
        using Answer = std::invoke_result_t<Work, Transaction&>;
        if constexpr (std::is_void_v<Answer>) {
            write(durability, std::forward<Work>(work));
        } else {
            std::optional<Answer> answer;
            write(durability, [&](Transaction& transaction) { answer.emplace(work(transaction)); });
            assert(answer);  // write() has called the work, or thrown
            return *std::move(answer);
        }
    }

private:
    Doorbell doorbell_;
};

}  // namespace midad::store
