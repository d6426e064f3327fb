#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/database.h"
#include "store/internal/trouble.h"

struct pg_conn;
struct pg_result;

namespace midad::store::internal {

/// How a PostgreSQL server is used. The defaults are what the program runs with; tests make the waits short.
struct PostgresqlSettings {
    /// How long a statement waits for a lock before it is "store.busy".
    std::chrono::milliseconds wait{10'000};
};

/// Where the server is, for people and logs: host, port and database, never the password.
std::string shown_place(const std::string& uri);

/// libpq's messages end in a line feed and may be several lines.
std::string one_line(const char* message);

struct AnswerFreed {
    void operator()(pg_result* result) const;
};
using Answer = std::unique_ptr<pg_result, AnswerFreed>;

/// One connection to a PostgreSQL server, with the statements it has prepared. For one thread at a time.
class PostgresqlConnection : public Session {
public:
    enum class Role { writer, reader, listener };

    /// Throws Failure "store.cannot_open" {place, reason}.
    PostgresqlConnection(const std::string& uri, Role role, const PostgresqlSettings& settings);
    ~PostgresqlConnection() override;
    PostgresqlConnection(const PostgresqlConnection&) = delete;
    PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;

    /// The whole answer is held before the first row is given: `each` may ask the same connection something else.
    void each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) override;
    std::int64_t execute(const Query& query, const Parameters& parameters) override;

    /// Statements of ours without parameters; `sql` may be several.
    Answer command(std::string_view name, const char* sql);

    /// True when it can be given to the next who asks: no transaction open and, as far as can be seen without asking
    /// the server, not cut off.
    bool is_ready();
    bool is_alive() const;

    pg_conn* handle() const { return handle_; }
    const std::string& place() const { return place_; }

private:
    Answer ask(const Query& query, const Parameters& parameters);
    const std::string& prepared(const Query& query, const struct Encoded& parameters);
    /// Throws the Failure that a result stands for, unless it is none.
    void check(std::string_view query, const pg_result* result);

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    std::string place_;
    pg_conn* handle_ = nullptr;
    // By the parameters' types and the statement's text: the server fixes the types when it prepares.
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> kept_;
    std::int64_t names_given_ = 0;
};

/// The Trouble that an SQLSTATE (PostgreSQL 15, appendix A) means.
Trouble trouble_of_postgresql(std::string_view sqlstate, bool is_alive);

}  // namespace midad::store::internal
