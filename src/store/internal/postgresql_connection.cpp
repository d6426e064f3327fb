#include "store/internal/postgresql_connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <charconv>
#include <cstring>

#include <fmt/format.h>

#include "base/log.h"
#include "store/internal/postgresql_values.h"
#include "store/internal/statements.h"

namespace midad::store::internal {

std::string one_line(const char* message) {
    std::string line = message == nullptr ? "" : message;
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    for (char& c : line) {
        if (c == '\n' || c == '\t') c = ' ';
    }
    return line;
}

namespace {

// Statements kept prepared on one connection; the program has fewer.
constexpr std::size_t most_kept = 250;

void log_notice(void* /*unused*/, const pg_result* notice) {
    log::warning("store: the server says: {}", one_line(PQresultErrorMessage(notice)));
}

std::string_view sqlstate_of(const pg_result* result) {
    const char* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? std::string_view{} : std::string_view{state};
}

}  // namespace

void AnswerFreed::operator()(pg_result* result) const { PQclear(result); }

std::string shown_place(const std::string& uri) {
    char* error = nullptr;
    PQconninfoOption* const options = PQconninfoParse(uri.c_str(), &error);
    if (options == nullptr) {
        PQfreemem(error);
        return "postgresql://";  // what cannot be read may have its password anywhere
    }
    std::string host = "localhost";
    std::string port = "5432";
    std::string database;
    for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        const std::string_view keyword = option->keyword;
        if (keyword == "host") host = option->val;
        if (keyword == "port") port = option->val;
        if (keyword == "dbname") database = option->val;
    }
    PQconninfoFree(options);
    return fmt::format("postgresql://{}:{}/{}", host, port, database);
}

Trouble trouble_of_postgresql(std::string_view sqlstate, bool is_alive) {
    // An administrator's command, a crash or a shutdown end the connection: 57P01–57P03 and class 08.
    // Class 08 but for 08P01, which is a request of ours that the server did not understand.
    if (!is_alive || (sqlstate.starts_with("08") && sqlstate != "08P01") || sqlstate.starts_with("57P0"))
        return Trouble::gone;
    if (sqlstate == "53100") return Trouble::disk_full;
    // Could not lock in time, deadlock, serialization failure, cancelled by a time limit.
    if (sqlstate == "55P03" || sqlstate == "40P01" || sqlstate == "40001" || sqlstate == "57014") return Trouble::busy;
    if (sqlstate == "58030" || sqlstate.starts_with("XX00")) return Trouble::unreadable;
    return Trouble::refused;
}

PostgresqlConnection::PostgresqlConnection(const std::string& uri, Role role, const PostgresqlSettings& settings)
    : place_{shown_place(uri)} {
    // The address stands first and is expanded, so what follows it wins, but the fallback names only fill gaps.
    // The keepalives notice within half a minute that a server has vanished without a word.
    const std::array keywords{
        "dbname",          "client_encoding",     "fallback_application_name", "connect_timeout",
        "keepalives_idle", "keepalives_interval", "keepalives_count",          static_cast<const char*>(nullptr)};
    const std::array values{uri.c_str(), "UTF8", "midad", "10", "15", "5", "3", static_cast<const char*>(nullptr)};
    handle_ = PQconnectdbParams(keywords.data(), values.data(), 1);
    if (PQstatus(handle_) != CONNECTION_OK) {
        const std::string reason = one_line(PQerrorMessage(handle_));
        PQfinish(handle_);
        fail(Trouble::cannot_open, place_, "store.open", reason);
    }
    PQsetNoticeReceiver(handle_, log_notice, nullptr);
    try {
        command("store.set_up",
                fmt::format("set client_min_messages = warning; set bytea_output = hex; set lock_timeout = {}; "
                            "set idle_in_transaction_session_timeout = '10min'; set default_transaction_read_only = {}",
                            settings.wait.count(), role == Role::writer ? "off" : "on")
                    .c_str());
    } catch (...) {
        PQfinish(handle_);
        throw;
    }
}

PostgresqlConnection::~PostgresqlConnection() { PQfinish(handle_); }

bool PostgresqlConnection::is_alive() const { return PQstatus(handle_) == CONNECTION_OK; }

bool PostgresqlConnection::is_ready() {
    if (!is_alive() || PQtransactionStatus(handle_) != PQTRANS_IDLE) return false;
    // A server that has stopped, or has cut the connection, left its last words or an end-of-file in the socket. What
    // else it might say unasked (its settings were read anew) is as well said to a fresh connection.
    pollfd socket{PQsocket(handle_), POLLIN, 0};
    return ::poll(&socket, 1, 0) == 0;
}

Answer PostgresqlConnection::command(std::string_view name, const char* sql) {
    Answer result{PQexec(handle_, sql)};
    check(name, result.get());
    return result;
}

void PostgresqlConnection::check(std::string_view query, const pg_result* result) {
    switch (PQresultStatus(result)) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
            return;
        default:
            break;
    }
    const std::string_view state = result == nullptr ? std::string_view{} : sqlstate_of(result);
    std::string reason = one_line(result == nullptr ? PQerrorMessage(handle_) : PQresultErrorMessage(result));
    if (!state.empty()) reason += fmt::format(" ({})", state);
    fail(trouble_of_postgresql(state, is_alive()), place_, query, reason);
}

const std::string& PostgresqlConnection::prepared(const Query& query, const Encoded& parameters) {
    std::string key = parameters.signature;
    key += '\n';
    key += query.postgresql;
    if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
    if (kept_.size() >= most_kept) {
        command("store.forget_prepared", "deallocate all");
        kept_.clear();
    }
    // The server would take a parameter that is named nowhere; SQLite would not.
    if (const std::size_t wanted = parameters_in(query.postgresql); wanted != parameters.values.size()) {
        fail(Trouble::refused, place_, query.name,
             fmt::format("{} parameters were given, {} are wanted", parameters.values.size(), wanted));
    }
    std::string name = fmt::format("q{}", ++names_given_);
    const std::string sql{query.postgresql};
    const Answer made{PQprepare(handle_, name.c_str(), sql.c_str(), parameters.count(), parameters.types.data())};
    check(query.name, made.get());
    return kept_.emplace(std::move(key), std::move(name)).first->second;
}

Answer PostgresqlConnection::ask(const Query& query, const Parameters& parameters) {
    const SlowQueryWatch watch{query};
    check_parameters(place_, query, parameters);
    const Encoded encoded{parameters};
    Answer result;
    if (is_worth_keeping(query.postgresql)) {
        const std::string& name = prepared(query, encoded);
        result.reset(PQexecPrepared(handle_, name.c_str(), encoded.count(), encoded.values.data(),
                                    encoded.lengths.data(), encoded.formats.data(), 0));
        // "cached plan must not change result type": a migration changed the table. Prepared anew the next time.
        if (result && sqlstate_of(result.get()) == "0A000")
            kept_.erase(encoded.signature + '\n' + std::string{query.postgresql});
    } else {
        const std::string sql{query.postgresql};
        result.reset(PQexecParams(handle_, sql.c_str(), encoded.count(), encoded.types.data(), encoded.values.data(),
                                  encoded.lengths.data(), encoded.formats.data(), 0));
    }
    check(query.name, result.get());
    return result;
}

void PostgresqlConnection::each(const Query& query, const Parameters& parameters,
                                const std::function<void(Row)>& each) {
    const Answer result = ask(query, parameters);
    const int rows = PQntuples(result.get());
    const int count = PQnfields(result.get());
    for (int row = 0; row < rows; ++row) {
        std::vector<Value> columns;
        columns.reserve(static_cast<std::size_t>(count));
        for (int column = 0; column < count; ++column) {
            columns.push_back(decoded(result.get(), row, column, place_, query.name));
        }
        each(Row{query.name, std::move(columns)});
    }
}

std::int64_t PostgresqlConnection::execute(const Query& query, const Parameters& parameters) {
    const Answer result = ask(query, parameters);
    // A select's tag counts what it found; it changed nothing.
    if (std::string_view{PQcmdStatus(result.get())}.starts_with("SELECT")) return 0;
    const std::string_view count = PQcmdTuples(result.get());
    std::int64_t number = 0;
    std::from_chars(count.data(), count.data() + count.size(), number);
    return number;
}

}  // namespace midad::store::internal
