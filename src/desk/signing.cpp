#include "desk/internal/act.h"

namespace midad::desk {

using internal::Act;
using store::Durability;

Result<void, Objections> Publishing::sign_off(const By& by, DraftId draft, std::int64_t revision,
                                              std::string_view override_reason) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<void, Objections> {
            Act act{newsroom_, transaction, by, draft};
            if (!act.draft) return refuse(internal::no_story(draft));
            if (revision != act.draft->revision)
                return refuse(
                    Objections{{"desk.objection.newer_revision", {{"revision", std::to_string(act.draft->revision)}}}});
            const auto objection = internal::objection_to_signing(newsroom_, transaction, by, *act.draft, revision);
            if (objection && (!by.may_override || override_reason.empty())) return refuse(Objections{*objection});
            act.state.signed_off =
                SignOff{revision, by.person, newsroom_.clock.now(), std::string{objection ? override_reason : ""}};
            newsroom_.drafts.move(transaction, draft, act.last_stage(), act.draft->holder);
            newsroom_.revisions.mark(transaction, draft, revision, stories::Revision::Kind::kept);
            act.keep();
            act.tell("story.signed_off", {{"revision", std::to_string(revision)}});
            if (objection) act.tell("story.overridden", {{"reason", std::string{override_reason}}});
            return {};
        });
}

bool Publishing::withdraw_sign_off(const By& by, DraftId draft) {
    return newsroom_.database.together(Durability::full, [&](store::Transaction& transaction) {
        Act act{newsroom_, transaction, by, draft};
        if (!act.draft || !act.state.signed_off) return false;
        act.state.signed_off.reset();
        act.keep();
        act.tell("story.sign_off_withdrawn");
        return true;
    });
}

}  // namespace midad::desk
