#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/database.h"
#include "store/internal/trouble.h"

struct sqlite3;
struct sqlite3_stmt;

namespace midad::store::internal {

/// How a SQLite file is used. The defaults are what the program runs with; tests make the waits short and the disk
/// small.
struct SqliteSettings {
    /// How long a writer waits for another, of this process or of another, before it is "store.busy".
    std::chrono::milliseconds wait{10'000};
    /// How many pages the file may have; 0: as many as the engine takes. Beyond it the engine says that the disk is
    /// full.
    std::int64_t most_pages = 0;
    /// How often a listener looks whether another process has written.
    std::chrono::milliseconds look_every{10};
};

/// One connection to a SQLite file, with the statements it has prepared. For one thread at a time.
class SqliteConnection : public Session {
public:
    enum class Role { writer, reader };

    /// Opens the file; the writer makes it when it is missing and puts it into WAL mode.
    SqliteConnection(const std::string& file, Role role, const SqliteSettings& settings);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    void each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) override;
    std::int64_t execute(const Query& query, const Parameters& parameters) override;

    /// What the connection is set to before a transaction; nothing is done when it is so already.
    void set_durability(Durability durability);
    bool is_in_transaction() const;

    sqlite3* handle() const { return handle_; }
    const std::string& file() const { return file_; }

    /// Throws the Failure for this connection's last error.
    [[noreturn]] void fail_now(std::string_view query, int code) const;

private:
    friend class SqliteUse;
    struct Prepared {
        sqlite3_stmt* statement = nullptr;
        bool in_use = false;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    void open_handle(Role role);
    void prepare_writer(const SqliteSettings& settings);
    sqlite3_stmt* prepare(const Query& query, unsigned flags) const;
    void forget_unused();

    std::string file_;
    sqlite3* handle_ = nullptr;
    Durability durability_ = Durability::full;
    // By the statement's text: two queries of one text share a statement, and a name says nothing about the text.
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> kept_;
};

/// The Trouble that a SQLite error code and the system's errno beside it mean.
Trouble trouble_of_sqlite(int extended_code, int system_errno);

}  // namespace midad::store::internal
