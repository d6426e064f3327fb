#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/entry.h"

namespace midad::store {
class Database;
class Transaction;
}  // namespace midad::store

namespace midad::audit {

/// Which entries. All of them, unless it says otherwise.
struct Asked {
    std::optional<std::int64_t> before = std::nullopt;  // only entries with a lower number
    std::optional<Subject> subject = std::nullopt;
    std::optional<PersonId> person = std::nullopt;
    std::size_t limit = 50;
};

struct List {
    std::vector<Entry> entries;         // newest first
    std::optional<std::int64_t> older;  // what `before` is for the next ones; nothing: these were all
};

/// The first place where the chain does not hold: an entry that was changed, is missing, or was put in.
struct Broken {
    std::int64_t number;
};

/// The end of a chain that holds. Kept outside of the database, it shows later that no end was cut off and replaced.
struct Tip {
    std::int64_t number = 0;
    std::string hash;
};

/// The newsroom's chain of acts. Any thread.
class Log {
public:
    /// Both must outlive the log.
    Log(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// Writes the act down within the caller's transaction: kept with what it tells of, or not at all. From here to the
    /// commit nobody else writes an entry, on any node: append last, after what locks other rows (the record's clock).
    /// The act's key must have its sentences.
    std::int64_t append(store::Transaction& transaction, const Act& act);
    /// An act that changes nothing else: in a transaction of its own.
    std::int64_t append(const Act& act);

    List list(const Asked& asked) const;

    /// Every entry as a line of JSON, oldest first: what the hash is of, the hashes, and both sentences. Holds no
    /// transaction meanwhile; what is added while it runs is not in it.
    void export_to(const std::function<void(std::string_view line)>& take) const;

    /// Whether every entry is the one that was written; what is added meanwhile is not looked at.
    std::optional<Broken> verify() const;
    Tip tip() const;

private:
    store::Database& database_;
    const Clock& clock_;
};

}  // namespace midad::audit
