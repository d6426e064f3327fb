#include "store/internal/sqlite_connection.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <mutex>
#include <utility>

#include <fmt/format.h>

namespace midad::store::internal {

namespace {

// Statements kept prepared on one connection, each a few KB. The program has fewer; the limit is for what is made up.
constexpr std::size_t most_kept = 250;

void set_up_library_once() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Nobody reads these statistics, and gathering them takes a lock that all threads share.
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    });
}

Value column_of(sqlite3_stmt* statement, int column) {
    const auto bytes = [&](const void* data) {
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return size == 0 ? std::string{} : std::string{static_cast<const char*>(data), size};
    };
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            return Value{static_cast<std::int64_t>(sqlite3_column_int64(statement, column))};
        case SQLITE_FLOAT:
            return Value{sqlite3_column_double(statement, column)};
        case SQLITE_TEXT:
            return Value{bytes(sqlite3_column_text(statement, column))};
        case SQLITE_BLOB:
            return Value{Blob{bytes(sqlite3_column_blob(statement, column))}};
        default:
            return Value{};
    }
}

/// The parameters must live until the statement is reset: nothing is copied.
int bind(sqlite3_stmt* statement, int index, const Value& value) {
    const Value::Held& held = value.held();
    if (const auto* number = std::get_if<std::int64_t>(&held)) return sqlite3_bind_int64(statement, index, *number);
    if (const auto* real = std::get_if<double>(&held)) return sqlite3_bind_double(statement, index, *real);
    if (const auto* text = std::get_if<std::string>(&held)) {
        return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (const auto* blob = std::get_if<Blob>(&held)) {
        return sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, index);
}

bool means_full(int system_errno) { return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG; }

}  // namespace

Trouble trouble_of_sqlite(int extended_code, int system_errno) {
    switch (extended_code & 0xFF) {
        case SQLITE_FULL:
            return Trouble::disk_full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Trouble::busy;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Trouble::unreadable;
        case SQLITE_CANTOPEN:
            return Trouble::cannot_open;
        case SQLITE_IOERR:
            // The log and its index are written through other paths than the file, which do not speak of SQLITE_FULL.
            return means_full(system_errno) ? Trouble::disk_full : Trouble::unreadable;
        default:
            return Trouble::refused;
    }
}

/// A statement borrowed from its connection for one run, given back reset whatever happens. A statement that is in use
/// already (a query asked again inside its own callback) gets a second one for the time being.
class SqliteUse {
public:
    SqliteUse(SqliteConnection& connection, const Query& query, const Parameters& parameters)
        : connection_{connection}, query_{query} {
        check_parameters(connection.file_, query, parameters);
        take();
        try {
            bind_all(parameters);
        } catch (...) {
            give_back();
            throw;
        }
    }
    ~SqliteUse() { give_back(); }
    SqliteUse(const SqliteUse&) = delete;
    SqliteUse& operator=(const SqliteUse&) = delete;

    sqlite3_stmt* statement() const { return statement_; }

    /// True while there is a row.
    bool step() {
        errno = 0;  // see fail_now
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        connection_.fail_now(query_.name, code);
    }

private:
    void take() {
        const auto found = connection_.kept_.find(query_.sqlite);
        if (found != connection_.kept_.end() && !found->second.in_use) {
            kept_ = &found->second;
        } else if (found == connection_.kept_.end() && is_worth_keeping(query_.sqlite)) {
            if (connection_.kept_.size() >= most_kept) connection_.forget_unused();
            sqlite3_stmt* const made = connection_.prepare(query_, SQLITE_PREPARE_PERSISTENT);
            kept_ = &connection_.kept_.emplace(query_.sqlite, SqliteConnection::Prepared{made, false}).first->second;
        } else {
            statement_ = connection_.prepare(query_, 0);
            return;
        }
        kept_->in_use = true;
        statement_ = kept_->statement;
    }

    void bind_all(const Parameters& parameters) {
        const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_));
        if (wanted != parameters.size()) {
            fail(Trouble::refused, connection_.file_, query_.name,
                 fmt::format("{} parameters were given, {} are wanted", parameters.size(), wanted));
        }
        for (std::size_t index = 0; index < parameters.size(); ++index) {
            const int code = bind(statement_, static_cast<int>(index) + 1, parameters[index]);
            if (code != SQLITE_OK) connection_.fail_now(query_.name, code);
        }
    }

    void give_back() {
        if (kept_ == nullptr) {
            sqlite3_finalize(statement_);
            return;
        }
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
        kept_->in_use = false;  // an unordered_map's elements stay where they are
    }

    SqliteConnection& connection_;
    const Query& query_;
    SqliteConnection::Prepared* kept_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
};

namespace {

void set(SqliteConnection& connection, const std::string& pragma) {
    connection.each(Query{"store.set_up", pragma, ""}, {}, [](const Row&) {});
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& file, Role role, const SqliteSettings& settings) : file_{file} {
    set_up_library_once();
    try {
        open_handle(role);
        sqlite3_busy_timeout(handle_, static_cast<int>(settings.wait.count()));
        if (role == Role::writer) prepare_writer(settings);
        set(*this, "pragma foreign_keys = on");
        set(*this, "pragma trusted_schema = off");
        set(*this, "pragma temp_store = memory");
        // Not mapped: a disk that fails under a map is a SIGBUS that ends the process, under read() a named error.
        // Mapped pages also count once for each thread in the resident size.
        set(*this, "pragma mmap_size = 0");
        // 2 MB a reader, 8 MB for the writer (negative: KiB). The system caches the file as well.
        set(*this, role == Role::writer ? "pragma cache_size = -8192" : "pragma cache_size = -2048");
        if (role == Role::reader) set(*this, "pragma query_only = on");
    } catch (...) {
        for (auto& [sql, prepared] : kept_) sqlite3_finalize(prepared.statement);
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    for (auto& [sql, prepared] : kept_) sqlite3_finalize(prepared.statement);
    sqlite3_close_v2(handle_);
}

void SqliteConnection::open_handle(Role role) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (role == Role::writer) flags |= SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(file_.c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        const int reason = handle_ == nullptr ? 0 : sqlite3_system_errno(handle_);
        fail(Trouble::cannot_open, file_, "store.open", reason != 0 ? std::strerror(reason) : sqlite3_errstr(code));
    }
}

void SqliteConnection::prepare_writer(const SqliteSettings& settings) {
    std::string mode;
    each(Query{"store.set_up", "pragma journal_mode = wal", ""}, {}, [&](const Row& row) { mode = row.text(0); });
    if (mode != "wal") {
        fail(Trouble::cannot_open, file_, "store.set_up",
             fmt::format("the file system does not allow a write-ahead log (journal mode stays {})", mode));
    }
    // After a long read the log may have grown; it is cut back to this at the next checkpoint.
    set(*this, "pragma journal_size_limit = 33554432");
    set(*this, "pragma synchronous = full");
    durability_ = Durability::full;
    if (settings.most_pages > 0) set(*this, fmt::format("pragma max_page_count = {}", settings.most_pages));
}

void SqliteConnection::each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) {
    const SlowQueryWatch watch{query};
    SqliteUse use{*this, query, parameters};
    const int count = sqlite3_column_count(use.statement());
    while (use.step()) {
        std::vector<Value> columns;
        columns.reserve(static_cast<std::size_t>(count));
        for (int column = 0; column < count; ++column) columns.push_back(column_of(use.statement(), column));
        each(Row{query.name, std::move(columns)});
    }
}

std::int64_t SqliteConnection::execute(const Query& query, const Parameters& parameters) {
    const SlowQueryWatch watch{query};
    SqliteUse use{*this, query, parameters};
    const auto before = sqlite3_total_changes64(handle_);
    while (use.step()) {
    }
    // sqlite3_changes64 keeps the last count when a statement changed nothing at all; the total tells. The total alone
    // would count what triggers and foreign keys did as well.
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::set_durability(Durability durability) {
    if (durability == durability_) return;
    set(*this, durability == Durability::full ? "pragma synchronous = full" : "pragma synchronous = normal");
    durability_ = durability;
}

bool SqliteConnection::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void SqliteConnection::fail_now(std::string_view query, int code) const {
    // A commit that cannot write its log does not keep the reason where sqlite3_system_errno finds it (SQLite 3.40);
    // errno, cleared before the step, still has it. It is only believed where the engine speaks of input and output.
    const int noted = errno;
    const int kept = sqlite3_system_errno(handle_);
    const int system = means_full(noted) || kept == 0 ? noted : kept;
    const int extended = sqlite3_extended_errcode(handle_);
    std::string reason = sqlite3_errmsg(handle_);
    if ((code & 0xFF) == SQLITE_IOERR && system != 0) reason += fmt::format(" ({})", std::strerror(system));
    fail(trouble_of_sqlite(extended == SQLITE_OK ? code : extended, system), file_, query, reason);
}

sqlite3_stmt* SqliteConnection::prepare(const Query& query, unsigned flags) const {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(handle_, query.sqlite.data(), static_cast<int>(query.sqlite.size()), flags,
                                        &statement, &rest);
    if (code != SQLITE_OK) fail_now(query.name, code);
    const char* const end = query.sqlite.data() + query.sqlite.size();
    const auto left = std::string_view{rest, static_cast<std::size_t>(end - rest)};
    if (statement == nullptr || left.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        sqlite3_finalize(statement);
        fail(Trouble::refused, file_, query.name, "a query is one statement");
    }
    return statement;
}

void SqliteConnection::forget_unused() {
    for (auto at = kept_.begin(); at != kept_.end();) {
        if (at->second.in_use) {
            ++at;
        } else {
            sqlite3_finalize(at->second.statement);
            at = kept_.erase(at);
        }
    }
}

}  // namespace midad::store::internal
