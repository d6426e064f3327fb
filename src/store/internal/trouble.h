#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "store/query.h"
#include "store/value.h"

namespace midad::store::internal {

/// What went wrong, in the words of database.h.
enum class Trouble { cannot_open, disk_full, busy, unreadable, gone, refused };

/// The Failure for it: key "store.…", arguments {place, query, reason}, and all three in what().
Failure make_failure(Trouble trouble, std::string_view place, std::string_view query, std::string_view reason);

[[noreturn]] void fail(Trouble trouble, std::string_view place, std::string_view query, std::string_view reason);

/// Throws "store.refused" for what one engine would take and the other would not, so that a newspaper can move from one
/// to the other: text with a NUL, text that is not UTF-8, not-a-number.
void check_parameters(std::string_view place, const Query& query, const Parameters& parameters);

/// Whether a statement is worth keeping prepared: questions and changes are, the shape's changes and settings are not.
bool is_worth_keeping(std::string_view sql);

/// Names in the log a query that took longer than anyone should wait for.
class SlowQueryWatch {
public:
    static constexpr std::chrono::milliseconds slow{500};

    explicit SlowQueryWatch(const Query& query) : query_{query}, began_{std::chrono::steady_clock::now()} {}
    ~SlowQueryWatch();
    SlowQueryWatch(const SlowQueryWatch&) = delete;
    SlowQueryWatch& operator=(const SlowQueryWatch&) = delete;

private:
    const Query& query_;
    std::chrono::steady_clock::time_point began_;
};

/// Holds, for as long as it lives, that this thread is writing to this database. Throws "store.refused" when it
/// already is: a transaction inside a transaction would wait for itself.
class WritingHere {
public:
    WritingHere(const void* database, std::string_view place);
    ~WritingHere();
    WritingHere(const WritingHere&) = delete;
    WritingHere& operator=(const WritingHere&) = delete;
};

}  // namespace midad::store::internal
