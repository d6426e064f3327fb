#include "desk/internal/act.h"

namespace midad::desk {

using internal::Act;
using store::Durability;

namespace {

std::string_view reason_key(record::WithdrawalReason reason) {
    switch (reason) {
        case record::WithdrawalReason::legal:
            return "desk.reason.legal";
        case record::WithdrawalReason::privacy:
            return "desk.reason.privacy";
        case record::WithdrawalReason::agency_kill:
            return "desk.reason.agency_kill";
        case record::WithdrawalReason::duplicate:
            return "desk.reason.duplicate";
        default:
            return "desk.reason.error";
    }
}

}  // namespace

Result<void, Objections> Publishing::embargo(const By& by, DraftId draft, std::optional<Instant> until) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<void, Objections> {
            Act act{newsroom_, transaction, by, draft};
            if (!act.draft) return refuse(internal::no_story(draft));
            if (until && *until <= newsroom_.clock.now())
                return refuse(Objections{{"desk.objection.embargo_past", {}, "embargo"}});
            if (until && act.draft->public_story)
                return refuse(Objections{{"desk.objection.embargo_public", {}, "embargo"}});
            act.state.embargo_until = until;
            const bool falls = until && act.state.plan && act.state.plan->at < *until;
            if (falls) act.state.plan.reset();
            act.keep();
            if (until) {
                act.tell("story.embargoed", {{"until", internal::moment_text(*until, newsroom_.house)}});
            } else {
                act.tell("story.embargo_lifted");
            }
            if (falls) act.tell("story.plan_dropped");
            return {};
        });
}

void Publishing::tell_held(const By& by, DraftId draft) {
    newsroom_.database.write(Durability::full, [&](store::Transaction& transaction) {
        const Act act{newsroom_, transaction, by, draft};
        if (act.draft) act.tell("story.embargo_held");
    });
}

Result<void, Objections> Publishing::expire(const By& by, DraftId draft, std::optional<Instant> at) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<void, Objections> {
            Act act{newsroom_, transaction, by, draft};
            if (!act.draft) return refuse(internal::no_story(draft));
            if (at && *at <= newsroom_.clock.now())
                return refuse(Objections{{"desk.objection.expiry_past", {}, "unpublish_at"}});
            act.state.unpublish_at = at;
            act.keep();
            if (at) {
                act.tell("story.expiry_set", {{"at", internal::moment_text(*at, newsroom_.house)}});
            } else {
                act.tell("story.expiry_lifted");
            }
            return {};
        });
}

Result<void, Objections> Publishing::withdraw(const By& by, DraftId draft, record::WithdrawalReason reason,
                                              std::string_view note) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<void, Objections> {
            Act act{newsroom_, transaction, by, draft};
            if (!act.draft) return refuse(internal::no_story(draft));
            const auto story = act.draft->public_story;
            if (!story || !newsroom_.record.find_latest(transaction, *story))
                return refuse(Objections{{"desk.objection.not_public"}});
            newsroom_.record.withdraw(transaction, *story, reason, note);
            act.state.plan.reset();
            act.state.unpublish_at.reset();
            act.state.undo_until = newsroom_.clock.now() + undo_lasts;
            act.state.before = Before{.stage = act.draft->stage, .withdrawal = true};
            act.keep();
            act.tell("story.withdrawn", {{"reason@", std::string{reason_key(reason)}}, {"note", std::string{note}}});
            return {};
        });
}

}  // namespace midad::desk
