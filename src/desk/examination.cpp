#include "desk/internal/act.h"

namespace midad::desk {

std::optional<Examination> Publishing::examine(const By& by, DraftId number, Instant moment) const {
    std::optional<Examination> seen;
    newsroom_.database.read([&](store::Session& session) {
        const auto draft = newsroom_.drafts.find(session, number);
        if (!draft) return;
        auto current = newsroom_.revisions.current(session, number);
        if (!current) return;
        State state = states_.of(session, number);
        state.plan.reset();  // what it says now is looked at, whatever is planned
        std::optional<record::Published> now;
        if (draft->public_story) now = newsroom_.record.find_latest(session, *draft->public_story);

        internal::Question question{by, *draft, state, current->revision, moment, by.may_sign_off, {}, std::move(now)};
        question.publication = internal::publication_of(newsroom_, session, *draft, current->article, {});
        seen.emplace();
        seen->objections = internal::objections_to(newsroom_, session, question);
        seen->revision = current->revision;
        seen->article = std::move(current->article);
        if (question.now) {
            seen->action = Examination::Action::update;
            seen->card = question.now->card;
            if (state.public_revision == seen->revision) seen->objections.push_back({"desk.objection.nothing_new"});
        }
    });
    return seen;
}

}  // namespace midad::desk
