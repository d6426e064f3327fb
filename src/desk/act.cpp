#include <cassert>

#include "desk/internal/act.h"
#include "desk/internal/rows.h"
#include "desk/queries.h"
#include "text/dates.h"

namespace midad::desk::internal {

Act::Act(const Newsroom& the_newsroom, store::Transaction& the_transaction, const By& who, DraftId number)
    : newsroom{the_newsroom}, transaction{the_transaction}, by{who}, draft{newsroom.drafts.find(transaction, number)} {
    if (!draft) return;
    transaction.run(queries::make_state, number.value);
    const auto row = transaction.one(queries::lock_state, number.value);
    assert(row);
    state = state_of(*row);
    // Again, now that nobody else acts on it.
    draft = newsroom.drafts.find(transaction, number);
}

std::string Act::first_stage() const {
    const auto desk = newsroom.desks.find(draft->desk);
    return desk && !desk->stages.empty() ? desk->stages.front().key : "draft";
}

std::string Act::last_stage() const {
    const auto desk = newsroom.desks.find(draft->desk);
    return desk && !desk->stages.empty() ? desk->stages.back().key : "ready";
}

void Act::tell(std::string_view key, audit::Arguments arguments) const {
    arguments.emplace_back("headline", draft->headline);
    newsroom.log.append(transaction, {key, by.actor, {"story", draft->id.value}, std::move(arguments)});
}

void Act::keep() const { transaction.execute(queries::set_state, parameters_of(draft->id, state)); }

std::string moment_text(Instant moment, const text::House& house) {
    std::string text = text::iso8601(moment, house).substr(0, 16);
    text[10] = ' ';
    return text;
}

Objections no_story(DraftId draft) { return {{"desk.objection.no_story", {{"story", std::to_string(draft.value)}}}}; }

}  // namespace midad::desk::internal
