#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "stories/refusal.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::stories {

/// A browser's tab that has a story open.
struct Present {
    PersonId person;
    std::string session;
    Instant seen;
};

/// Who is at work on a story. Soft: it says so, and stops nobody's save, which would be merged.
struct Lock {
    PersonId person;
    std::string session;
    Instant since;
    std::optional<PersonId> taken_from;  // with this reason
    std::string reason;
};

/// A tab that was not seen for so long has gone; it says hello every ten seconds.
inline constexpr std::chrono::seconds present_for{30};

/// Who has which story open, and who is at work on it; the same on every node. Write with `normal` durability: nobody
/// misses it after a power cut. Any thread.
class Presence {
public:
    /// Both must outlive it.
    Presence(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// This tab has the story open; keeps its lock alive, when it has it. Refused: no such story, an impossible
    /// session.
    Result<void, Refusal> hello(store::Transaction& transaction, DraftId draft, PersonId person,
                                std::string_view session) const;
    /// It was closed: not present any more, and its lock is free.
    void goodbye(store::Transaction& transaction, DraftId draft, PersonId person, std::string_view session) const;

    /// Takes the lock when it is free, or this person's own in another tab. Somebody else's is taken over with a reason
    /// (1 to 300 characters), else refused ("stories.lock_held").
    Result<Lock, Refusal> lock(store::Transaction& transaction, DraftId draft, PersonId person,
                               std::string_view session,
                               std::optional<std::string_view> take_over = std::nullopt) const;
    void unlock(store::Transaction& transaction, DraftId draft, PersonId person, std::string_view session) const;

    std::vector<Present> present(DraftId draft) const;
    std::vector<Present> present(store::Session& session, DraftId draft) const;
    std::optional<Lock> locked(DraftId draft) const;
    std::optional<Lock> locked(store::Session& session, DraftId draft) const;

private:
    store::Database& database_;
    const Clock& clock_;
};

}  // namespace midad::stories
