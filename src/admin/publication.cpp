#include "admin/publication.h"

#include <array>

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/story_json.h"
#include "desk/publishing.h"
#include "desk/writing.h"
#include "record/masthead.h"
#include "record/record.h"
#include "site/addresses.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 4> placings{"normal", "brief", "top", "lead"};
constexpr std::array<std::pair<std::string_view, record::WithdrawalReason>, 5> reasons{
    {{"error", record::WithdrawalReason::error},
     {"legal", record::WithdrawalReason::legal},
     {"privacy", record::WithdrawalReason::privacy},
     {"agency_kill", record::WithdrawalReason::agency_kill},
     {"duplicate", record::WithdrawalReason::duplicate}}};

DraftId story_of(const Context& context) { return DraftId{context.number("story")}; }

desk::By here(const Context& context) {
    const auto found = context.with.drafts.find(story_of(context));
    return by_of(context, found ? found->desk : DeskId{});
}

/// How the story stands now, if it does: an update leaves it there unless it says otherwise.
desk::Order as_it_stands(const Context& context) {
    desk::Order order;
    const auto draft = context.with.drafts.find(story_of(context));
    if (!draft || !draft->public_story) return order;
    const auto cards = context.with.record.cards({*draft->public_story});
    if (cards.empty()) return order;
    order.placing = cards.front().placing;
    order.breaking = cards.front().breaking_until && *cards.front().breaking_until > context.with.clock.now();
    return order;
}

Result<desk::Order, Refusal> order_of(const Context& context) {
    desk::Order order = as_it_stands(context);
    if (const auto placing = MIDAD_TRY(maybe_text(context.body, "placing"))) {
        const auto found = std::ranges::find(placings, *placing);
        if (found == placings.end()) return refuse(Refusal::field("placing"));
        order.placing = static_cast<record::Placing>(found - placings.begin());
    }
    order.breaking = MIDAD_TRY(maybe_truth(context.body, "breaking")).value_or(order.breaking);
    order.unpublish_at = MIDAD_TRY(maybe_instant(context, "unpublish_at_ms"));
    return order;
}

Result<desk::Wish, Refusal> wish_of(const Context& context) {
    desk::Wish wish{.draft = story_of(context)};
    wish.revision = MIDAD_TRY(number_of(context.body, "revision"));
    wish.order = MIDAD_TRY(order_of(context));
    wish.override_reason = MIDAD_TRY(maybe_text(context.body, "override")).value_or("");
    wish.sign_off = MIDAD_TRY(maybe_truth(context.body, "sign_off")).value_or(false);
    return wish;
}

/// Whoever tries to publish what is under embargo is written down.
Refusal refused(const Context& context, const desk::Objections& objections) {
    for (const desk::Objection& one : objections)
        if (one.key == "desk.objection.embargo") context.with.publishing.tell_held(here(context), story_of(context));
    return refusal_of(context, objections);
}

template <typename Done>
Handled answer_of(const Context& context, const Done& done, int status = 200) {
    if (!done) return refuse(refused(context, done.error()));
    return story_answer(context, story_of(context), status);
}

}  // namespace

Handled publish_story(const Context& context) {
    const desk::Wish wish = MIDAD_TRY(wish_of(context));
    if (wish.sign_off && !may(context.person(), people::Permission::story_sign_off,
                              context.with.drafts.find(wish.draft).value_or(stories::Draft{}).desk))
        return refuse(Refusal::forbidden());
    const desk::By by = here(context);
    if (const auto at = MIDAD_TRY(maybe_instant(context, "at_ms")))
        return answer_of(context, context.with.publishing.plan(by, wish, *at), 201);
    return answer_of(context, context.with.publishing.publish(by, wish), 201);
}

Handled take_back(const Context& context) {
    if (!context.with.publishing.take_back(here(context), story_of(context)))
        return refuse(Refusal{409, "admin.too_late"});
    return story_answer(context, story_of(context));
}

Handled correct_story(const Context& context) {
    desk::Wish wish = MIDAD_TRY(wish_of(context));
    wish.order.note = MIDAD_TRY(text_of(context.body, "note"));
    if (wish.order.note.empty()) return refuse(Refusal{422, "record.correction_empty", {}, "note"});
    return answer_of(context, context.with.publishing.publish(here(context), wish), 201);
}

Handled withdraw_story(const Context& context) {
    const std::string reason = MIDAD_TRY(text_of(context.body, "reason"));
    const auto known = std::ranges::find(reasons, reason, [](const auto& one) { return one.first; });
    if (known == reasons.end()) return refuse(Refusal::field("reason"));
    const auto note = MIDAD_TRY(maybe_text(context.body, "note")).value_or("");
    return answer_of(context, context.with.publishing.withdraw(here(context), story_of(context), known->second, note));
}

Handled list_corrections(const Context& context) {
    json::array corrections;
    const auto sections = context.with.sections.now();
    for (const record::Card& card : context.with.record.corrected(50)) {
        const auto story = context.with.record.find_latest(card.story);
        if (!story) continue;
        for (const record::Correction& one : story->corrections)
            corrections.push_back(
                {{"story", card.story.value},
                 {"headline", card.headline},
                 {"at_ms", to_ms(one.at)},
                 {"note", one.note},
                 {"address", site::absolute(context.with.masthead, site::story_path(*sections, card))}});
    }
    json::array withdrawals;
    for (const record::Withdrawn& one : context.with.record.withdrawn(50))
        withdrawals.push_back({{"story", one.story.value},
                               {"headline", one.headline},
                               {"at_ms", to_ms(one.withdrawal.at)},
                               {"reason", json::string{record::name_of(one.withdrawal.reason)}},
                               {"note", one.withdrawal.note},
                               {"address", site::absolute(context.with.masthead, site::short_path(one.story))}});
    return Answer::of(json::object{{"corrections", std::move(corrections)}, {"withdrawals", std::move(withdrawals)}});
}

Handled move_story(const Context& context) {
    const std::string stage = MIDAD_TRY(text_of(context.body, "stage"));
    const auto holder = MIDAD_TRY(maybe_number(context.body, "holder"));
    std::optional<PersonId> whom;
    if (holder) whom = PersonId{*holder};
    return answer_of(context, context.with.publishing.move(here(context), story_of(context), stage, whom));
}

Handled sign_off(const Context& context) {
    const auto revision = MIDAD_TRY(number_of(context.body, "revision"));
    const auto reason = MIDAD_TRY(maybe_text(context.body, "override")).value_or("");
    return answer_of(context, context.with.publishing.sign_off(here(context), story_of(context), revision, reason));
}

Handled withdraw_sign_off(const Context& context) {
    if (!context.with.publishing.withdraw_sign_off(here(context), story_of(context)))
        return refuse(Refusal{409, "admin.not_signed_off"});
    return story_answer(context, story_of(context));
}

Handled set_embargo(const Context& context) {
    const auto until = MIDAD_TRY(maybe_instant(context, "until_ms"));
    return answer_of(context, context.with.publishing.embargo(here(context), story_of(context), until));
}

Handled set_expiry(const Context& context) {
    const auto at = MIDAD_TRY(maybe_instant(context, "at_ms"));
    return answer_of(context, context.with.publishing.expire(here(context), story_of(context), at));
}

Handled set_due(const Context& context) {
    const auto at = MIDAD_TRY(maybe_instant(context, "at_ms"));
    if (!context.with.writing.set_due(here(context), story_of(context), at)) return refuse(Refusal::not_found());
    return story_answer(context, story_of(context));
}

}  // namespace midad::admin
