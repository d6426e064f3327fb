#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/log.h"
#include "desk/publishing.h"
#include "store/database.h"

namespace midad::desk::internal {

/// One act on one story within one transaction: the story's state is locked and read, changed, and written with the
/// audit's entry. Lives inside together(). Locks are taken in this order everywhere: the state, the story in progress,
/// the record, the audit.
struct Act {
    Act(const Newsroom& newsroom, store::Transaction& transaction, const By& by, DraftId draft);

    const Newsroom& newsroom;
    store::Transaction& transaction;
    const By& by;
    std::optional<stories::Draft> draft;  // nothing: there is no such story
    State state;

    std::string first_stage() const;
    std::string last_stage() const;

    /// Adds {headline} to the arguments; the subject is the story in progress.
    void tell(std::string_view key, audit::Arguments arguments = {}) const;
    void keep() const;
};

/// "2025-05-08 18:40" by the house's clock: sentences in either language take it.
std::string moment_text(Instant moment, const text::House& house);

/// The objection that there is no such story.
Objections no_story(DraftId draft);

/// What stands against making that revision public at `moment`, by what is known inside the transaction or session.
struct Question {
    const By& by;
    const stories::Draft& draft;
    const State& state;
    std::int64_t revision;  // wanted
    Instant moment;
    bool will_sign_off = false;
    record::Publication publication;
    std::optional<record::Published> now;  // what is public
};
Objections objections_to(const Newsroom& newsroom, store::Session& session, const Question& question);

/// Why this person may not sign this revision off; nothing when they may.
std::optional<Objection> objection_to_signing(const Newsroom& newsroom, store::Session& session, const By& by,
                                              const stories::Draft& draft, std::int64_t revision);

/// What is asked of the record.
record::Publication publication_of(const Newsroom& newsroom, store::Session& session, const stories::Draft& draft,
                                   article::Article article, const Order& order);

/// What the timetable does with one plan.
void carry_out(Act& act);
/// And with the end of a publication.
void end(Act& act);

/// Publishes inside the act; the state is changed and not yet kept.
Result<record::Published, Objections> publish(Act& act, std::int64_t revision, const Order& order,
                                              std::string_view override_reason, bool sign_off);

}  // namespace midad::desk::internal
