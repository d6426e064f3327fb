#include "store/internal/sqlite_database.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "store/internal/sqlite_listener.h"
#include "store/internal/sqlite_transaction.h"

namespace midad::store::internal {

namespace {

std::atomic<std::uint64_t> databases_made{0};

/// The reading connections that this thread has borrowed, one a database. They go back when the thread ends.
class ReadersHere {
public:
    ReadersHere() = default;
    ReadersHere(const ReadersHere&) = delete;
    ReadersHere& operator=(const ReadersHere&) = delete;
    ~ReadersHere() {
        for (const Borrowed& one : borrowed_) {
            if (const auto readers = one.readers.lock()) readers->give_back(one.connection);
        }
    }

    SqliteConnection& of(std::uint64_t database, const std::shared_ptr<SqliteReaders>& readers) {
        for (const Borrowed& one : borrowed_) {
            if (one.database == database) return *one.connection;
        }
        std::erase_if(borrowed_, [](const Borrowed& one) { return one.readers.expired(); });
        borrowed_.reserve(borrowed_.size() + 1);
        borrowed_.push_back({database, readers, readers->take()});
        return *borrowed_.back().connection;
    }

private:
    struct Borrowed {
        std::uint64_t database;
        std::weak_ptr<SqliteReaders> readers;
        SqliteConnection* connection;  // lives as long as the readers do
    };
    std::vector<Borrowed> borrowed_;
};

thread_local ReadersHere readers_here;

class HeldTurn {
public:
    HeldTurn(WriteTurn& turn, std::chrono::milliseconds wait, const std::string& file) : turn_{turn} {
        if (!turn_.take(wait)) fail(Trouble::busy, file, "store.begin", "another thread of this process is writing");
    }
    ~HeldTurn() { turn_.give_back(); }
    HeldTurn(const HeldTurn&) = delete;
    HeldTurn& operator=(const HeldTurn&) = delete;

private:
    WriteTurn& turn_;
};

}  // namespace

void Announcements::put(std::int32_t number) {
    {
        const std::lock_guard lock{mutex_};
        newest_ = number;
    }
    changed_.notify_all();
}

std::int32_t Announcements::newest() const {
    const std::lock_guard lock{mutex_};
    return newest_;
}

void Announcements::wait(std::int32_t seen, std::chrono::milliseconds at_most) {
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, at_most, [&] { return newest_ != seen; });
}

SqliteConnection* SqliteReaders::take() {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
        SqliteConnection* const connection = idle_.back();
        idle_.pop_back();
        return connection;
    }
    all_.push_back(std::make_unique<SqliteConnection>(file_, SqliteConnection::Role::reader, settings_));
    return all_.back().get();
}

void SqliteReaders::give_back(SqliteConnection* connection) {
    const std::lock_guard lock{mutex_};
    idle_.push_back(connection);
}

bool WriteTurn::take(std::chrono::milliseconds at_most) {
    std::unique_lock lock{mutex_};
    if (!changed_.wait_for(lock, at_most, [&] { return !taken_; })) return false;
    taken_ = true;
    return true;
}

void WriteTurn::give_back() {
    {
        const std::lock_guard lock{mutex_};
        taken_ = false;
    }
    changed_.notify_one();
}

SqliteDatabase::SqliteDatabase(const std::string& file, const SqliteSettings& settings)
    // Absolute, so that the engine sees no special name (":memory:", "") and a later chdir changes nothing.
    : file_{std::filesystem::absolute(file).string()},
      settings_{settings},
      number_{++databases_made},
      writer_{std::make_unique<SqliteConnection>(file_, SqliteConnection::Role::writer, settings_)},
      readers_{std::make_shared<SqliteReaders>(file_, settings_)} {}

SqliteDatabase::~SqliteDatabase() = default;

SqliteConnection& SqliteDatabase::reader_of_this_thread() { return readers_here.of(number_, readers_); }

void SqliteDatabase::read(const std::function<void(Session&)>& work) { work(reader_of_this_thread()); }

void SqliteDatabase::write(Durability durability, const std::function<void(Transaction&)>& work) {
    std::vector<std::function<void()>> after;
    {
        const WritingHere once{this, file_};
        const HeldTurn turn{turn_, settings_.wait, file_};
        // A rollback that failed leaves a connection that is of no more use; closing it ends its transaction.
        if (writer_ == nullptr || writer_->is_in_transaction()) {
            writer_.reset();
            writer_ = std::make_unique<SqliteConnection>(file_, SqliteConnection::Role::writer, settings_);
        }
        SqliteTransaction transaction{*writer_, durability};
        work(transaction);
        if (const auto number = transaction.commit()) announcements_->put(*number);
        after = transaction.take_after();
    }
    for (const auto& then : after) [&]() noexcept { then(); }();
}

std::unique_ptr<Listener> SqliteDatabase::listen() {
    return std::make_unique<SqliteListener>(file_, settings_, announcements_);
}

std::vector<std::string> SqliteDatabase::faults() {
    std::vector<std::string> found;
    SqliteConnection& reader = reader_of_this_thread();
    const auto look = [&](const Query& query, const std::function<void(Row)>& each) {
        try {
            reader.each(query, {}, each);
        } catch (const Failure& failure) {
            // Damage that stops the very search for damage is what was looked for.
            if (failure.key() != "store.unreadable") throw;
            found.emplace_back(failure.what());
        }
    };
    look(Query{"store.integrity", "pragma integrity_check(100)", ""}, [&](const Row& row) {
        if (row.text(0) != "ok") found.push_back(row.text(0));
    });
    look(Query{"store.foreign_keys", "pragma foreign_key_check", ""}, [&](const Row& row) {
        found.push_back(fmt::format("{}: row {} names a row of {} that is not there", row.text(0),
                                    row.is_null(1) ? std::string{"?"} : std::to_string(row.integer(1)), row.text(2)));
    });
    return found;
}

}  // namespace midad::store::internal
