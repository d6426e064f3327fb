#include "base/log.h"
#include "desk/internal/act.h"
#include "desk/queries.h"

namespace midad::desk {

using internal::Act;
using store::Durability;

namespace internal {

namespace {

std::string lines_of(const Objections& objections) {
    std::string lines;
    for (const Objection& one : objections) lines += (lines.empty() ? "" : "\n") + one.key;
    return lines;
}

}  // namespace

void carry_out(Act& act) {
    const Plan plan = *act.state.plan;
    const bool late = act.newsroom.clock.now() > plan.at + late_after;
    auto published = publish(act, plan.revision, plan.order, plan.override_reason, false);
    act.state.plan.reset();
    // What the timetable did nobody was looking at: there is no hurry to take it back.
    act.state.undo_until.reset();
    act.state.before.reset();
    if (!published) {
        act.state.missed = Missed{plan.at, lines_of(published.error())};
        act.tell("story.plan_missed", {{"at", moment_text(plan.at, act.newsroom.house)}});
    } else if (late) {
        act.state.missed = Missed{plan.at, ""};
        act.tell("story.plan_late", {{"at", moment_text(plan.at, act.newsroom.house)}});
    }
    act.keep();
}

void end(Act& act) {
    const auto story = act.draft->public_story;
    act.state.unpublish_at.reset();
    act.keep();
    if (!story || !act.newsroom.record.find_latest(act.transaction, *story)) return;
    act.newsroom.record.withdraw(act.transaction, *story, record::WithdrawalReason::expired, "");
    act.tell("story.expired");
}

}  // namespace internal

int Publishing::do_what_is_due() {
    const Instant now = newsroom_.clock.now();
    int done = 0;
    const auto each = [&](const store::Query& due, const auto& is_due, const auto& work) {
        for (const store::Row& row : newsroom_.database.all(due, to_ms(now))) {
            newsroom_.database.write(Durability::full, [&](store::Transaction& transaction) {
                By by{audit::Actor::system(), {}, false};
                const DraftId draft{row.integer(0)};
                if (const auto plan = states_.of(transaction, draft).plan)
                    by = {by.actor, plan->by, !plan->override_reason.empty()};
                Act act{newsroom_, transaction, by, draft};
                // Another node, or an editor, may have been here first.
                if (!act.draft || !is_due(act.state)) return;
                work(act);
                ++done;
            });
        }
    };
    each(
        queries::due_plans, [&](const State& state) { return state.plan && state.plan->at <= now; },
        internal::carry_out);
    each(
        queries::due_ends, [&](const State& state) { return state.unpublish_at && *state.unpublish_at <= now; },
        internal::end);
    return done;
}

}  // namespace midad::desk
