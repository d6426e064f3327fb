#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/internal/sqlite_connection.h"

namespace midad::store::internal {

/// The number of the newest announcement that this process has committed, for listeners of this process. Shared between
/// a database and its listeners. The number is SQLite's user_version: kept in the file's header, changed with the
/// transaction, and free – Midad numbers its shape in a table of its own.
class Announcements {
public:
    void put(std::int32_t number);
    std::int32_t newest() const;
    /// Returns when `newest` may have changed from `seen`, or the time is over.
    void wait(std::int32_t seen, std::chrono::milliseconds at_most);

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::int32_t newest_ = 0;
};

/// The reading connections of all threads. Owned by the database; a thread that ends gives its connection back here, if
/// the database is still there.
class SqliteReaders {
public:
    SqliteReaders(std::string file, const SqliteSettings& settings) : file_{std::move(file)}, settings_{settings} {}
    SqliteConnection* take();
    void give_back(SqliteConnection* connection);

private:
    std::mutex mutex_;
    std::string file_;
    SqliteSettings settings_;
    std::vector<std::unique_ptr<SqliteConnection>> all_;
    std::vector<SqliteConnection*> idle_;
};

/// One writer at a time in this process, in turn with a limit on the wait.
class WriteTurn {
public:
    bool take(std::chrono::milliseconds at_most);
    void give_back();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool taken_ = false;
};

class SqliteDatabase : public Database {
public:
    explicit SqliteDatabase(const std::string& file, const SqliteSettings& settings = {});
    ~SqliteDatabase() override;

    Engine engine() const override { return Engine::sqlite; }
    void read(const std::function<void(Session&)>& work) override;
    void write(Durability durability, const std::function<void(Transaction&)>& work) override;
    std::unique_ptr<Listener> listen() override;
    void copy_to(const std::string& file, const std::function<void(std::int64_t, std::int64_t)>& progress) override;
    std::vector<std::string> faults() override;

private:
    SqliteConnection& reader_of_this_thread();

    std::string file_;
    SqliteSettings settings_;
    std::uint64_t number_;  // of this object in the process: an address may be given out again, a number is not
    std::shared_ptr<Announcements> announcements_ = std::make_shared<Announcements>();
    WriteTurn turn_;
    std::unique_ptr<SqliteConnection> writer_;  // held by whoever has the turn
    std::shared_ptr<SqliteReaders> readers_;
};

}  // namespace midad::store::internal
