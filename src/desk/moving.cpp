#include <algorithm>

#include "desk/internal/act.h"
#include "desk/internal/rows.h"
#include "desk/queries.h"

namespace midad::desk {

using internal::Act;
using store::Durability;

Result<void, Objections> Publishing::move(const By& by, DraftId draft, std::string_view stage,
                                          std::optional<PersonId> holder) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<void, Objections> {
            Act act{newsroom_, transaction, by, draft};
            if (!act.draft) return refuse(internal::no_story(draft));
            const auto desk = newsroom_.desks.find(act.draft->desk);
            const auto found = desk ? std::ranges::find(desk->stages, stage, &people::Stage::key)
                                    : std::vector<people::Stage>::const_iterator{};
            if (!desk || found == desk->stages.end())
                return refuse(Objections{{"desk.objection.no_stage", {{"stage", std::string{stage}}}, "stage"}});
            newsroom_.drafts.move(transaction, draft, stage, holder);
            newsroom_.drafts.set_done(transaction, draft, false);
            if (stage != act.last_stage()) act.state.signed_off.reset();
            act.keep();
            act.tell("story.moved", {{"stage", found->name}});
            return {};
        });
}

bool Publishing::bin(const By& by, DraftId draft) {
    return newsroom_.database.together(Durability::full, [&](store::Transaction& transaction) {
        Act act{newsroom_, transaction, by, draft};
        if (!act.draft || !newsroom_.drafts.bin(transaction, draft)) return false;
        act.state.plan.reset();
        act.keep();
        act.tell("story.binned");
        return true;
    });
}

bool Publishing::restore(const By& by, DraftId draft) {
    return newsroom_.database.together(Durability::full, [&](store::Transaction& transaction) {
        Act act{newsroom_, transaction, by, draft};
        if (!act.draft || !newsroom_.drafts.restore(transaction, draft)) return false;
        act.tell("story.restored");
        return true;
    });
}

std::optional<DraftId> Publishing::open(const By& by, StoryId story, DeskId desk) {
    const auto published = newsroom_.record.find_latest(story);
    if (!published) return std::nullopt;
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> std::optional<DraftId> {
            if (const auto known = newsroom_.drafts.find_of(transaction, story)) return known->id;
            const auto stages = newsroom_.desks.find(desk).value_or(people::Desk{}).stages;
            const stories::Beginning beginning{.desk = desk,
                                               .stage = stages.empty() ? "draft" : stages.back().key,
                                               .author = by.person,
                                               .article = published->article,
                                               .public_story = story};
            const auto begun = newsroom_.drafts.begin(transaction, beginning);
            if (!begun) return std::nullopt;
            newsroom_.drafts.set_done(transaction, begun->id, true);
            Act act{newsroom_, transaction, by, begun->id};
            act.state.public_revision = act.draft->revision;
            act.state.public_version = published->card.version;
            act.keep();
            act.tell("story.opened", {{"public", std::to_string(story.value)}});
            return begun->id;
        });
}

}  // namespace midad::desk
