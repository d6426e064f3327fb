#include "store/internal/postgresql_database.h"

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "store/internal/postgresql_listener.h"

namespace midad::store::internal {

namespace {

/// A connection out of the pool for as long as it lives.
class Borrowed {
public:
    explicit Borrowed(PostgresqlPool& pool) : pool_{pool}, connection_{pool.borrow()} {}
    ~Borrowed() { pool_.give_back(std::move(connection_)); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    PostgresqlConnection& operator*() const { return *connection_; }

private:
    PostgresqlPool& pool_;
    std::unique_ptr<PostgresqlConnection> connection_;
};

struct Reading {
    const void* database;
    PostgresqlConnection* connection;
};
// What this thread reads through just now: reading inside reading asks the same connection.
thread_local std::vector<Reading> reading_here;

class ReadingHere {
public:
    ReadingHere(const void* database, PostgresqlConnection& connection) {
        reading_here.push_back({database, &connection});
    }
    ~ReadingHere() { reading_here.pop_back(); }
    ReadingHere(const ReadingHere&) = delete;
    ReadingHere& operator=(const ReadingHere&) = delete;
};

/// begin … commit; rolled back when it is destroyed without commit().
class PostgresqlTransaction : public Transaction {
public:
    PostgresqlTransaction(PostgresqlConnection& connection, Durability durability) : connection_{connection} {
        // What may be lost in a power cut need not wait for the disk; the setting ends with the transaction.
        connection_.command("store.begin", durability == Durability::full
                                               ? "begin; set local synchronous_commit = on"
                                               : "begin; set local synchronous_commit = off");
    }
    ~PostgresqlTransaction() override {
        if (!connection_.is_alive() || PQtransactionStatus(connection_.handle()) == PQTRANS_IDLE) return;
        // If this fails too, the pool sees the open transaction and closes the connection, which rolls back.
        const Answer result{PQexec(connection_.handle(), "rollback")};
    }
    PostgresqlTransaction(const PostgresqlTransaction&) = delete;
    PostgresqlTransaction& operator=(const PostgresqlTransaction&) = delete;

    void each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) override {
        check_whole();
        try {
            connection_.each(query, parameters, each);
        } catch (...) {
            has_failed_ = true;
            throw;
        }
    }
    std::int64_t execute(const Query& query, const Parameters& parameters) override {
        check_whole();
        try {
            return connection_.execute(query, parameters);
        } catch (...) {
            has_failed_ = true;
            throw;
        }
    }
    void announce() override { announces_ = true; }
    void after_commit(std::function<void()> then) override { after_.push_back(std::move(then)); }
    Engine engine() const override { return Engine::postgresql; }
    std::vector<std::function<void()>> take_after() { return std::move(after_); }

    void commit() {
        check_whole();
        // Notifications go to the whole server database; the schema says whose newspaper it is.
        if (announces_) connection_.command("store.announce", "select pg_notify('midad_changes', current_schema())");
        const Answer result{PQexec(connection_.handle(), "commit")};
        if (PQresultStatus(result.get()) == PGRES_COMMAND_OK && std::string_view{PQcmdStatus(result.get())} == "COMMIT")
            return;
        const char* const state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
        const Trouble trouble = trouble_of_postgresql(state == nullptr ? "" : state, connection_.is_alive());
        fail(trouble, connection_.place(), "store.commit",
             fmt::format("{}{}", one_line(PQerrorMessage(connection_.handle())),
                         trouble == Trouble::gone ? " (while committing: whether it was kept is not known)" : ""));
    }

private:
    void check_whole() const {
        if (!has_failed_) return;
        fail(Trouble::refused, connection_.place(), "store.commit", "a statement of this transaction failed before");
    }

    PostgresqlConnection& connection_;
    bool announces_ = false;
    bool has_failed_ = false;
    std::vector<std::function<void()>> after_;
};

}  // namespace

std::unique_ptr<PostgresqlConnection> PostgresqlPool::borrow() {
    std::unique_ptr<PostgresqlConnection> connection;
    do {
        const std::lock_guard lock{mutex_};
        if (idle_.empty()) {
            connection.reset();
            break;
        }
        connection = std::move(idle_.back());
        idle_.pop_back();
    } while (!connection->is_ready());
    if (connection) return connection;
    try {
        return std::make_unique<PostgresqlConnection>(uri_, role_, settings_);
    } catch (const Failure& failure) {
        if (failure.key() != "store.cannot_open") throw;
        // The database was open before: to who asks now, it is the server that is gone.
        const auto& arguments = failure.arguments();
        fail(Trouble::gone, arguments[0].second, "store.connect", arguments[2].second);
    }
}

void PostgresqlPool::give_back(std::unique_ptr<PostgresqlConnection> connection) {
    if (!connection->is_ready()) return;
    const std::lock_guard lock{mutex_};
    if (idle_.size() < most_idle) idle_.push_back(std::move(connection));
}

PostgresqlDatabase::PostgresqlDatabase(const std::string& uri, const PostgresqlSettings& settings)
    : uri_{uri},
      place_{shown_place(uri)},
      settings_{settings},
      readers_{uri, PostgresqlConnection::Role::reader, settings},
      writers_{uri, PostgresqlConnection::Role::writer, settings} {
    // Whether the server can be reached is told now, not at the first reader.
    readers_.give_back(std::make_unique<PostgresqlConnection>(uri_, PostgresqlConnection::Role::reader, settings_));
}

void PostgresqlDatabase::read(const std::function<void(Session&)>& work) {
    const auto here = std::find_if(reading_here.begin(), reading_here.end(),
                                   [&](const Reading& reading) { return reading.database == this; });
    if (here != reading_here.end()) {
        work(*here->connection);
        return;
    }
    const Borrowed borrowed{readers_};
    const ReadingHere reading{this, *borrowed};
    work(*borrowed);
}

void PostgresqlDatabase::write(Durability durability, const std::function<void(Transaction&)>& work) {
    std::vector<std::function<void()>> after;
    {
        const WritingHere once{this, place_};
        const Borrowed borrowed{writers_};
        PostgresqlTransaction transaction{*borrowed, durability};
        work(transaction);
        transaction.commit();
        after = transaction.take_after();
    }
    for (const auto& then : after) [&]() noexcept { then(); }();
}

std::unique_ptr<Listener> PostgresqlDatabase::listen() { return std::make_unique<PostgresqlListener>(uri_, settings_); }

void PostgresqlDatabase::copy_to(const std::string& /*file*/,
                                 const std::function<void(std::int64_t, std::int64_t)>& /*progress*/) {
    throw Failure{"store.use_pg_dump", {{"place", place_}}, "store.use_pg_dump: " + place_};
}

std::vector<std::string> PostgresqlDatabase::faults() {
    static constexpr Query indexes{"store.invalid_indexes", "", R"sql(
select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid
 where c.relnamespace = current_schema()::regnamespace and not (i.indisvalid and i.indisready) order by 1)sql"};
    static constexpr Query constraints{"store.unvalidated_constraints", "", R"sql(
select conname::text, conrelid::regclass::text from pg_constraint
 where connamespace = current_schema()::regnamespace and not convalidated order by 1)sql"};
    static constexpr Query checksums{"store.checksum_failures", "", R"sql(
select coalesce(checksum_failures, 0) from pg_stat_database where datname = current_database())sql"};
    std::vector<std::string> found;
    read([&](Session& session) {
        for (const Row& row : session.all(indexes)) found.push_back(fmt::format("index {} is not valid", row.text(0)));
        for (const Row& row : session.all(constraints)) {
            found.push_back(fmt::format("constraint {} of {} was never checked", row.text(0), row.text(1)));
        }
        for (const Row& row : session.all(checksums)) {
            if (row.integer(0) > 0) found.push_back(fmt::format("{} pages had a wrong checksum", row.integer(0)));
        }
    });
    return found;
}

}  // namespace midad::store::internal
