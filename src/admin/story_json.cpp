#include "admin/story_json.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/route.h"
#include "article/json.h"
#include "base/clock.h"
#include "desk/state.h"
#include "record/masthead.h"
#include "record/record.h"
#include "site/addresses.h"
#include "stories/presence.h"
#include "stories/revisions.h"
#include "text/messages.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

template <typename Kind>
json::value id_or_null(const std::optional<Id<Kind>>& id) {
    if (id) return id->value;
    return nullptr;
}

/// What cards are made of besides the drafts themselves, asked once for all of them.
struct Around {
    std::map<DraftId, desk::State> states;
    std::map<StoryId, record::Card> cards;

    Around(const Context& context, const std::vector<stories::Draft>& drafts) {
        std::vector<DraftId> ids;
        std::vector<StoryId> published;
        for (const stories::Draft& draft : drafts) {
            ids.push_back(draft.id);
            if (draft.public_story) published.push_back(*draft.public_story);
        }
        states = context.with.states.of(ids);
        if (published.empty()) return;
        for (record::Card& card : context.with.record.cards(published)) {
            const StoryId story = card.story;
            cards.emplace(story, std::move(card));
        }
    }
};

json::value public_state(const Context& context, const stories::Draft& draft, const desk::State& state,
                         const record::Card* card) {
    if (!draft.public_story) return nullptr;
    const bool withdrawn = card == nullptr;
    const auto path =
        withdrawn ? site::short_path(*draft.public_story) : site::story_path(*context.with.sections.now(), *card);
    json::object made{{"story", draft.public_story->value},
                      {"version", withdrawn ? state.public_version.value_or(1) : card->version},
                      {"address", site::absolute(context.with.masthead, path)},
                      {"published_at_ms", withdrawn ? ms_or_null(state.published_at) : to_ms(card->published_at)},
                      {"updated_at_ms", withdrawn ? ms_or_null(state.published_at) : to_ms(card->updated_at)},
                      {"withdrawn", withdrawn},
                      {"unpublish_at_ms", ms_or_null(state.unpublish_at)},
                      {"changed", state.public_revision != draft.revision},
                      {"undo_until_ms", nullptr}};
    if (state.undo_until && *state.undo_until > context.with.clock.now())
        made["undo_until_ms"] = to_ms(*state.undo_until);
    return made;
}

json::object card_of(const Context& context, const stories::Draft& draft, const Around& around) {
    static const desk::State untouched;
    const auto found = around.states.find(draft.id);
    const desk::State& state = found == around.states.end() ? untouched : found->second;
    const auto card = draft.public_story ? around.cards.find(*draft.public_story) : around.cards.end();
    const Instant now = context.with.clock.now();
    return {{"id", draft.id.value},
            {"desk", draft.desk.value},
            {"stage", draft.stage},
            {"headline", draft.headline},
            {"section", draft.section},
            {"language", draft.language},
            {"author", draft.author.value},
            {"holder", id_or_null(draft.holder)},
            {"age_ms", to_ms(now) - to_ms(draft.stage_since)},
            {"changed_at_ms", to_ms(draft.changed_at)},
            {"words", draft.words},
            {"signed_off", state.signed_off && state.signed_off->revision == draft.revision},
            {"publish_at_ms", state.plan ? json::value(to_ms(state.plan->at)) : json::value(nullptr)},
            {"embargo_until_ms", state.embargo_until && *state.embargo_until > now ? ms_or_null(state.embargo_until)
                                                                                   : json::value(nullptr)},
            {"due_ms", ms_or_null(draft.due)},
            {"missed", state.missed.has_value()},
            {"public", public_state(context, draft, state, card == around.cards.end() ? nullptr : &card->second)},
            {"open_comments", draft.open_comments},
            {"locked_by", id_or_null(draft.locked_by)}};
}

json::array permissions_at(const Context& context, const stories::Draft& draft) {
    json::array may_do;
    const people::Person& person = context.person();
    const bool own = draft.author == person.id || draft.holder == person.id;
    for (const people::Permission one : people::all_permissions()) {
        const bool granted = people::is_of_stories(one) ? may(person, one, draft.desk) : may(person, one);
        // To whoever wrote it, or it waits for, editing is not editing others'.
        const bool as_own = own && one == people::Permission::story_edit_others &&
                            may(person, people::Permission::story_write, draft.desk);
        if (granted || as_own) may_do.push_back(json::string{people::name_of(one)});
    }
    return may_do;
}

json::array translations_of(const Context& context, const stories::Draft& draft) {
    json::array made;
    const auto all = context.with.drafts.translations(draft.id);
    const auto source = std::ranges::find_if(all, [](const auto& one) { return !one.translation_of; });
    for (const stories::Draft& one : all) {
        if (one.id == draft.id) continue;
        const bool older = source != all.end() && one.translation_of && one.changed_at < source->changed_at;
        made.push_back({{"id", one.id.value},
                        {"language", one.language},
                        {"headline", one.headline},
                        {"older_than_source", older}});
    }
    return made;
}

}  // namespace

json::value ms_or_null(const std::optional<Instant>& instant) {
    if (instant) return to_ms(*instant);
    return nullptr;
}

Result<std::optional<Instant>, Refusal> maybe_instant(const Context& context, std::string_view name) {
    const auto ms = MIDAD_TRY(maybe_number(context.body, name));
    if (!ms) return std::optional<Instant>{};
    // The years that a calendar of ours can say: what is farther away is a slip of the key.
    constexpr std::int64_t farthest = 253'402'300'799'000;
    if (*ms < 0 || *ms > farthest) return refuse(Refusal::field(name));
    return std::optional{from_ms(*ms)};
}

json::array cards_of(const Context& context, const std::vector<stories::Draft>& drafts) {
    const Around around{context, drafts};
    json::array cards;
    cards.reserve(drafts.size());
    for (const stories::Draft& draft : drafts) cards.push_back(card_of(context, draft, around));
    return cards;
}

Handled story_answer(const Context& context, DraftId number, int status) {
    const auto draft = context.with.drafts.find(number);
    const auto current = context.with.revisions.current(number);
    if (!draft || !current) return refuse(Refusal::not_found());
    json::object made{{"story", cards_of(context, {*draft})[0]},
                      {"article", json_of(current->article)},
                      {"revision", current->revision},
                      {"may", permissions_at(context, *draft)},
                      {"lock", nullptr},
                      {"present", presence_of(context, number)},
                      {"translations", translations_of(context, *draft)},
                      {"sign_off", nullptr}};
    if (const auto lock = context.with.presence.locked(number)) made["lock"] = json_of(*lock);
    if (const auto sign = context.with.states.of(number).signed_off)
        made["sign_off"] = {{"person", sign->by.value}, {"at_ms", to_ms(sign->at)}, {"revision", sign->revision}};
    return Answer::of(std::move(made), status);
}

json::object json_of(const stories::Lock& lock) {
    return {{"person", lock.person.value}, {"since_ms", to_ms(lock.since)}, {"session", lock.session}};
}

json::array presence_of(const Context& context, DraftId draft) {
    json::array present;
    for (const stories::Present& one : context.with.presence.present(draft))
        present.push_back({{"person", one.person.value}, {"seen_ms", to_ms(one.seen)}, {"session", one.session}});
    return present;
}

json::value json_of(const article::Article& article) { return json::parse(article::to_json(article)); }

Result<article::Article, Refusal> article_of(const Context& context, std::string_view name) {
    const json::value* member = find_member(context.body, name);
    if (member == nullptr) return refuse(Refusal::field(name));
    auto article = article::from_json(json::serialize(*member));
    if (article) return *std::move(article);
    // Its own sentence, in both languages; where it is stands beside it.
    return refuse(Refusal{422, article.error().what, {}, std::string{name} + article.error().where});
}

namespace {

/// A number that a sentence counts with, if it does.
std::string said(const Context& context, std::string_view language, std::string_view key,
                 const Failure::Arguments& arguments) {
    const auto& messages = text::Messages::carried();
    const auto count = std::ranges::find(arguments, "count", [](const auto& one) { return one.first; });
    if (count != arguments.end() && messages.has(language, std::string{key} + "#other"))
        return messages.counted(language, key, std::atoll(count->second.c_str()), context.with.masthead.house);
    return messages.say(language, key, arguments);
}

}  // namespace

json::object json_of(const Context& context, const desk::Objection& objection) {
    json::object made{{"key", objection.key},
                      {"ar", said(context, "ar", objection.key, objection.arguments)},
                      {"en", said(context, "en", objection.key, objection.arguments)},
                      {"override", objection.can_override}};
    if (!objection.where.empty()) made["where"] = objection.where;
    if (objection.block) made["block"] = *objection.block;
    return made;
}

Refusal refusal_of(const Context& context, const desk::Objections& objections) {
    Refusal refusal{409, "admin.objections"};
    if (objections.empty()) return refusal;
    const desk::Objection& first = objections.front();
    if (first.key == "desk.objection.no_story") return Refusal::not_found();
    refusal.key = first.key;
    refusal.arguments = first.arguments;
    refusal.where = first.where;
    for (const desk::Objection& one : objections) refusal.objections.push_back(json_of(context, one));
    return refusal;
}

Refusal refusal_of(const stories::Refusal& refusal) {
    int status = 422;
    if (refusal.key.find(".no_story") != refusal.key.npos || refusal.key.find(".no_such") != refusal.key.npos)
        status = 404;
    if (refusal.key == "stories.lock_held") status = 409;
    return {status, refusal.key, refusal.arguments};
}

desk::By by_of(const Context& context, DeskId place) {
    const people::Person& person = context.person();
    return {actor_of(person), person.id, may(person, people::Permission::story_override, place),
            may(person, people::Permission::story_sign_off, place)};
}

std::optional<Place> story_place(const Context& context) {
    const auto draft = context.with.drafts.find(DraftId{context.number("story")});
    if (!draft) return std::nullopt;
    const bool waits_for_them = draft->holder == context.person().id;
    return Place{draft->desk, waits_for_them ? *draft->holder : draft->author};
}

}  // namespace midad::admin
