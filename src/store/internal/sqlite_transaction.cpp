#include "store/internal/sqlite_transaction.h"

#include <sqlite3.h>

#include <fmt/format.h>

namespace midad::store::internal {

namespace {

constexpr Query begin{"store.begin", "begin immediate", ""};
constexpr Query commit_it{"store.commit", "commit", ""};
constexpr Query roll_back{"store.roll_back", "rollback", ""};
constexpr Query announced{"store.announced", "pragma user_version", ""};

}  // namespace

SqliteTransaction::SqliteTransaction(SqliteConnection& writer, Durability durability) : writer_{writer} {
    writer_.set_durability(durability);
    writer_.execute(begin, {});
}

SqliteTransaction::~SqliteTransaction() {
    // A full disk or a failed read may have ended the transaction already.
    if (!writer_.is_in_transaction()) return;
    try {
        writer_.execute(roll_back, {});
    } catch (const Failure&) {  // NOLINT(bugprone-empty-catch)
        // The connection is still in the transaction, which its owner sees: it is closed, and that rolls back.
    }
}

void SqliteTransaction::each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) {
    check_whole();
    // What `each` itself throws also ends here; the transaction is as unfit to be kept then.
    try {
        writer_.each(query, parameters, each);
    } catch (...) {
        has_failed_ = true;
        throw;
    }
}

std::int64_t SqliteTransaction::execute(const Query& query, const Parameters& parameters) {
    check_whole();
    try {
        return writer_.execute(query, parameters);
    } catch (...) {
        has_failed_ = true;
        throw;
    }
}

void SqliteTransaction::check_whole() {
    if (has_failed_)
        fail(Trouble::refused, writer_.file(), "store.commit", "a statement of this transaction failed before");
}

std::optional<std::int32_t> SqliteTransaction::commit() {
    check_whole();
    std::optional<std::int32_t> number;
    if (announces_) {
        std::int64_t before = 0;
        writer_.each(announced, {}, [&](const Row& row) { before = row.integer(0); });
        // Counts on from the largest to the smallest number: listeners compare the difference.
        number = static_cast<std::int32_t>(static_cast<std::uint32_t>(before) + 1U);
        const std::string sql = fmt::format("pragma user_version = {}", *number);
        writer_.execute(Query{"store.announce", sql, ""}, {});
    }
    writer_.execute(commit_it, {});
    return number;
}

}  // namespace midad::store::internal
