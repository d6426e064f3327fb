#include "stories/presence.h"

#include "store/database.h"
#include "stories/internal/rows.h"
#include "stories/internal/sessions.h"
#include "stories/queries.h"
#include "text/fold.h"

namespace midad::stories {

using namespace internal;

namespace {

constexpr std::size_t longest_reason = 300;
constexpr std::chrono::minutes forgotten_after{10};

Refusal impossible_session() { return {"stories.session_impossible", {}}; }

}  // namespace

Result<void, Refusal> Presence::hello(store::Transaction& transaction, DraftId draft, PersonId person,
                                      std::string_view session) const {
    if (!is_session(session)) return refuse(impossible_session());
    if (!internal::lock(transaction, draft)) return refuse(unknown(draft));
    const Instant now = clock_.now();
    transaction.run(queries::seen, draft.value, person.value, session, to_ms(now));
    transaction.run(queries::keep_lock, draft.value, person.value, session, to_ms(now));
    transaction.run(queries::forget_presence, draft.value, to_ms(now - forgotten_after));
    return {};
}

void Presence::goodbye(store::Transaction& transaction, DraftId draft, PersonId person,
                       std::string_view session) const {
    if (!is_session(session)) return;
    transaction.run(queries::gone, draft.value, person.value, session);
    unlock(transaction, draft, person, session);
}

Result<Lock, Refusal> Presence::lock(store::Transaction& transaction, DraftId draft, PersonId person,
                                     std::string_view session, std::optional<std::string_view> take_over) const {
    if (!is_session(session)) return refuse(impossible_session());
    if (!internal::lock(transaction, draft)) return refuse(unknown(draft));
    const auto held = locked(transaction, draft);
    if (held && held->person == person && held->session == session) return *held;
    std::string reason;
    std::optional<PersonId> from;
    if (held && held->person != person) {
        if (!take_over) return refuse(Refusal{"stories.lock_held", {}});
        reason = text::tidy(*take_over);
        if (reason.empty()) return refuse(Refusal{"stories.reason_missing", {}});
        if (text::length(reason) > longest_reason)
            return refuse(Refusal{"stories.reason_too_long", {{"most", std::to_string(longest_reason)}}});
        from = held->person;
    }
    const Instant now = clock_.now();
    transaction.run(queries::take_lock, draft.value, person.value, session, to_ms(now), maybe_value(from), reason);
    return Lock{person, std::string{session}, now, from, reason};
}

void Presence::unlock(store::Transaction& transaction, DraftId draft, PersonId person, std::string_view session) const {
    if (is_session(session)) transaction.run(queries::free_lock, draft.value, person.value, session);
}

std::vector<Present> Presence::present(store::Session& session, DraftId draft) const {
    std::vector<Present> all;
    for (const store::Row& row : session.all(queries::present, draft.value, to_ms(clock_.now() - present_for)))
        all.push_back({PersonId{row.integer(0)}, row.text(1), from_ms(row.integer(2))});
    return all;
}

std::vector<Present> Presence::present(DraftId draft) const {
    std::vector<Present> all;
    database_.read([&](store::Session& session) { all = present(session, draft); });
    return all;
}

std::optional<Lock> Presence::locked(store::Session& session, DraftId draft) const {
    const auto row = session.one(queries::lock, draft.value, to_ms(clock_.now() - lock_lives));
    if (!row) return std::nullopt;
    return Lock{PersonId{row->integer(0)}, row->text(1), from_ms(row->integer(2)),
                maybe_id<PersonKind>(row->maybe_integer(3)), row->text(4)};
}

std::optional<Lock> Presence::locked(DraftId draft) const {
    std::optional<Lock> found;
    database_.read([&](store::Session& session) { found = locked(session, draft); });
    return found;
}

}  // namespace midad::stories
