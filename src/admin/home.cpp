#include <algorithm>

#include <boost/json.hpp>

#include "admin/stories.h"
#include "admin/story_json.h"
#include "audience/counts.h"
#include "base/clock.h"
#include "desk/state.h"
#include "people/people.h"
#include "record/masthead.h"
#include "record/record.h"
#include "site/addresses.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using stories::Draft;

// What fits on a screen; the board has the rest.
constexpr std::size_t shown = 12;

std::vector<Draft> cut(std::vector<Draft> drafts, std::size_t most = shown) {
    if (drafts.size() > most) drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(most), drafts.end());
    return drafts;
}

std::vector<Draft> found(const Context& context, const std::vector<DraftId>& numbers) {
    std::vector<Draft> drafts;
    for (const DraftId number : numbers) {
        auto draft = context.with.drafts.find(number);
        const bool theirs = draft && !draft->binned_at &&
                            (draft->author == context.person().id ||
                             may(context.person(), people::Permission::story_write, draft->desk));
        if (theirs) drafts.push_back(*std::move(draft));
    }
    return drafts;
}

/// Handed to them, and what lies between the first and the last stage of desks where they sign off, unless it is
/// theirs.
std::vector<Draft> waiting_for(const Context& context) {
    const people::Person& person = context.person();
    std::vector<Draft> waiting = context.with.drafts.waiting_for(person.id);
    std::erase_if(waiting, [&](const Draft& draft) { return draft.author == person.id; });
    for (const people::Desk& desk : context.with.people.desks.all()) {
        if (desk.disabled || desk.stages.size() < 2 || !is_at(person, desk.id) ||
            !may(person, people::Permission::story_sign_off, desk.id))
            continue;
        for (Draft& draft : context.with.drafts.board(desk.id)) {
            const bool on_the_way = draft.stage != desk.stages.front().key && draft.stage != desk.stages.back().key;
            const bool free = !draft.holder || *draft.holder == draft.author;
            const bool known = std::ranges::find(waiting, draft.id, &Draft::id) != waiting.end();
            if (on_the_way && free && !known && draft.author != person.id) waiting.push_back(std::move(draft));
        }
    }
    std::ranges::sort(waiting, {}, &Draft::stage_since);
    return waiting;
}

json::array read_now(const Context& context) {
    json::array list;
    std::vector<StoryId> stories;
    const auto most = context.with.counts.most_read(1h, 5);
    for (const auto& one : most) stories.push_back(one.story);
    for (const record::Card& card : context.with.record.cards(stories)) {
        const auto reads = std::ranges::find(most, card.story, &audience::Counts::Read::story);
        const auto path = site::story_path(*context.with.sections.now(), card);
        list.push_back({{"story", card.story.value},
                        {"headline", card.headline},
                        {"address", site::absolute(context.with.masthead, path)},
                        {"reads", reads == most.end() ? 0 : reads->reads}});
    }
    return list;
}

}  // namespace

Handled show_home(const Context& context) {
    const people::Person& person = context.person();
    const Instant soon = context.with.clock.now() + 24h;
    auto due = context.with.drafts.due_before(soon);
    std::erase_if(due, [&](const Draft& draft) {
        return draft.author != person.id && draft.holder != person.id && !is_at(person, draft.desk);
    });
    json::object home;
    home["mine"] = cards_of(context, cut(context.with.drafts.of_person(person.id, shown)));
    home["waiting"] = cards_of(context, cut(waiting_for(context)));
    home["due"] = cards_of(context, cut(std::move(due)));
    home["missed"] = cards_of(context, found(context, context.with.states.missed(shown)));
    home["read_now"] = read_now(context);
    home["recent"] = cards_of(context, found(context, context.with.states.published(shown)));
    return Answer::of(std::move(home));
}

std::optional<Place> board_place(const Context& context) {
    const auto number = context.number_parameter("desk");
    if (!number || !context.with.people.desks.find(DeskId{*number})) return std::nullopt;
    return Place{DeskId{*number}};
}

Handled show_board(const Context& context) {
    const auto desk = context.with.people.desks.find(DeskId{context.number_parameter("desk").value_or(0)});
    if (!desk) return refuse(Refusal::not_found());
    json::array stages;
    for (const people::Stage& stage : desk->stages) stages.push_back({{"key", stage.key}, {"name", stage.name}});
    return Answer::of(json::object{{"stages", std::move(stages)},
                                   {"stories", cards_of(context, context.with.drafts.board(desk->id))}});
}

}  // namespace midad::admin
