#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "record/record.h"

namespace midad::store {
class Database;
class Session;
}  // namespace midad::store

namespace midad::desk {

/// Somebody has read a revision and answers for it.
struct SignOff {
    std::int64_t revision;
    PersonId by;
    Instant at;
    std::string why;  // given when the two-person rule was overridden
};

/// How a story is to stand in public.
struct Order {
    record::Placing placing = record::Placing::normal;
    bool breaking = false;
    std::string note;  // what is said to be corrected, to readers; empty: nothing is
    std::optional<Instant> unpublish_at;
    bool operator==(const Order&) const = default;
};

/// A revision that goes out at its minute.
struct Plan {
    Instant at;
    std::int64_t revision;
    PersonId by;
    std::string by_name;  // as it was then, for the audit
    Order order;
    std::string override_reason;  // what stood against it then was overridden
};

/// A plan whose minute passed.
struct Missed {
    Instant at;
    std::string why;  // objections as lines of keys; empty: it went out late
};

/// How the story stood before the publication, or the withdrawal, that can still be taken back.
struct Before {
    std::string stage;
    std::optional<record::Card> card;  // slug, placing and breaking only; nothing: it was not public
    std::optional<std::int64_t> revision, version;
    bool withdrawal = false;  // what can be taken back is a withdrawal
};

/// How a story in progress stands with the desk. Of a story that never had to do with it everything is empty.
struct State {
    std::optional<SignOff> signed_off;
    std::optional<Instant> embargo_until;
    std::optional<Plan> plan;
    std::optional<Missed> missed;
    std::optional<Instant> unpublish_at;
    std::optional<std::int64_t> public_revision, public_version;
    std::optional<Instant> published_at;  // the last time
    std::optional<Instant> undo_until;
    std::optional<Before> before;  // with undo_until
};

/// Reads how stories stand. Any thread; the database must outlive it.
class States {
public:
    explicit States(store::Database& database) : database_{database} {}

    State of(DraftId draft) const;
    State of(store::Session& session, DraftId draft) const;
    /// One question for all; those that never had to do with the desk are not in it.
    std::map<DraftId, State> of(const std::vector<DraftId>& drafts) const;
    /// Whose minute passed, latest first.
    std::vector<DraftId> missed(std::int64_t limit) const;
    /// Made public last, newest first.
    std::vector<DraftId> published(std::int64_t limit) const;

private:
    store::Database& database_;
};

}  // namespace midad::desk
