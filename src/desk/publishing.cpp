#include "desk/publishing.h"

#include "desk/internal/act.h"
#include "media/catalogue.h"

namespace midad::desk {

using internal::Act;
using store::Durability;

namespace internal {

namespace {

std::string_view key_of(const std::optional<record::Published>& before, const Order& order) {
    if (!before) return "story.published";
    return order.note.empty() ? "story.updated" : "story.corrected";
}

/// What can be overridden is let pass with a reason; everything else stays.
Objections what_stands(const By& by, Objections objections, std::string_view override_reason) {
    if (by.may_override && !override_reason.empty() && all_can_be_overridden(objections)) return {};
    return objections;
}

void note_public(Act& act, const record::Published& published, const std::optional<record::Published>& before,
                 std::int64_t revision, const Order& order) {
    const Instant now = act.newsroom.clock.now();
    State& state = act.state;
    state.before = Before{act.draft->stage, std::nullopt, state.public_revision, state.public_version};
    if (before) state.before->card = before->card;
    state.undo_until = now + undo_lasts;
    state.public_revision = revision;
    state.public_version = published.card.version;
    state.published_at = now;
    if (order.unpublish_at) state.unpublish_at = order.unpublish_at;
    state.plan.reset();
    state.missed.reset();
}

}  // namespace

Result<record::Published, Objections> publish(Act& act, std::int64_t revision, const Order& order,
                                              std::string_view override_reason, bool sign_off) {
    const Newsroom& newsroom = act.newsroom;
    auto article = newsroom.revisions.at(act.transaction, act.draft->id, revision);
    if (!article) return refuse(no_story(act.draft->id));
    std::optional<record::Published> before;
    if (act.draft->public_story) before = newsroom.record.find_latest(act.transaction, *act.draft->public_story);
    Question question{act.by, *act.draft, act.state, revision, newsroom.clock.now(), sign_off, {}, before};
    question.publication = publication_of(newsroom, act.transaction, *act.draft, *std::move(article), order);
    const Objections found = objections_to(newsroom, act.transaction, question);
    if (auto standing = what_stands(act.by, found, override_reason); !standing.empty()) return refuse(standing);

    if (sign_off) {
        act.state.signed_off =
            SignOff{revision, act.by.person, newsroom.clock.now(), std::string{found.empty() ? "" : override_reason}};
    }
    // Refused, it leaves nothing behind; so it comes before what else is written.
    auto published = newsroom.record.publish(act.transaction, question.publication);
    if (!published) {
        Objections refused;
        for (const record::Objection& one : published.error()) refused.push_back({one.key, one.arguments});
        return refuse(std::move(refused));
    }
    newsroom.revisions.mark(act.transaction, act.draft->id, revision, stories::Revision::Kind::published);
    newsroom.drafts.move(act.transaction, act.draft->id, act.last_stage(), act.draft->holder);
    newsroom.drafts.set_done(act.transaction, act.draft->id, true);
    newsroom.drafts.set_public_story(act.transaction, act.draft->id, published->card.story);
    media::Catalogue::note_story(act.transaction, published->card.story, published->article);
    note_public(act, *published, before, revision, order);
    if (!found.empty()) act.tell("story.overridden", {{"reason", std::string{override_reason}}});
    audit::Arguments told{{"public", std::to_string(published->card.story.value)},
                          {"version", std::to_string(published->card.version)}};
    if (!order.note.empty()) told.emplace_back("note", order.note);
    act.tell(key_of(before, order), std::move(told));
    return *std::move(published);
}

}  // namespace internal

namespace {

/// A refusal must leave nothing behind: it is thrown through together(), which keeps nothing then.
struct Refused {
    Objections objections;
};

}  // namespace

Result<record::Published, Objections> Publishing::publish(const By& by, const Wish& wish) {
    try {
        return newsroom_.database.together(Durability::full, [&](store::Transaction& transaction) {
            Act act{newsroom_, transaction, by, wish.draft};
            if (!act.draft) throw Refused{internal::no_story(wish.draft)};
            act.state.plan.reset();
            auto published = internal::publish(act, wish.revision, wish.order, wish.override_reason, wish.sign_off);
            if (!published) throw Refused{std::move(published).error()};
            act.keep();
            return *std::move(published);
        });
    } catch (Refused& refused) {
        return refuse(std::move(refused.objections));
    }
}

Result<void, Objections> Publishing::plan(const By& by, const Wish& wish, Instant at) {
    const Instant now = newsroom_.clock.now();
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<void, Objections> {
            Act act{newsroom_, transaction, by, wish.draft};
            if (!act.draft) return refuse(internal::no_story(wish.draft));
            if (at <= now) return refuse(Objections{{"desk.objection.plan_past", {}, "publish_at"}});
            auto article = newsroom_.revisions.at(transaction, wish.draft, wish.revision);
            if (!article) return refuse(internal::no_story(wish.draft));
            std::optional<record::Published> public_now;
            if (act.draft->public_story)
                public_now = newsroom_.record.find_latest(transaction, *act.draft->public_story);
            act.state.plan.reset();
            internal::Question question{by, *act.draft, act.state, wish.revision, at, wish.sign_off, {}, public_now};
            question.publication =
                internal::publication_of(newsroom_, transaction, *act.draft, *std::move(article), wish.order);
            const Objections found = internal::objections_to(newsroom_, transaction, question);
            const bool overridden = by.may_override && !wish.override_reason.empty() && all_can_be_overridden(found);
            if (!found.empty() && !overridden) return refuse(found);
            if (wish.sign_off || overridden)
                act.state.signed_off = SignOff{wish.revision, by.person, now, overridden ? wish.override_reason : ""};
            act.state.plan =
                Plan{at, wish.revision, by.person, by.actor.name, wish.order, overridden ? wish.override_reason : ""};
            act.state.missed.reset();
            newsroom_.revisions.mark(transaction, wish.draft, wish.revision, stories::Revision::Kind::kept);
            newsroom_.drafts.move(transaction, wish.draft, act.last_stage(), act.draft->holder);
            act.keep();
            if (overridden) act.tell("story.overridden", {{"reason", wish.override_reason}});
            act.tell("story.planned", {{"at", internal::moment_text(at, newsroom_.house)}});
            return {};
        });
}

namespace {

/// Back to how it stood; false when the record has gone on since.
bool undo(Act& act) {
    State& state = act.state;
    const Before before = *state.before;
    const auto story = act.draft->public_story;
    if (!story) return false;
    if (before.withdrawal) {
        if (!act.newsroom.record.reinstate(act.transaction, *story)) return false;
        state.undo_until.reset();
        state.before.reset();
        return true;
    }
    if (!state.public_version) return false;
    if (!act.newsroom.record.take_back(act.transaction, *story, static_cast<int>(*state.public_version), before.card))
        return false;
    if (!before.card) {
        act.newsroom.drafts.set_public_story(act.transaction, act.draft->id, std::nullopt);
        media::Catalogue::note_uses(act.transaction, *story, "", {});
        state.published_at.reset();
        state.unpublish_at.reset();
    }
    act.newsroom.drafts.move(act.transaction, act.draft->id, before.stage, act.draft->holder);
    act.newsroom.drafts.set_done(act.transaction, act.draft->id, false);
    state.public_revision = before.revision;
    state.public_version = before.version;
    state.undo_until.reset();
    state.before.reset();
    return true;
}

}  // namespace

bool Publishing::take_back(const By& by, DraftId draft) {
    const Instant now = newsroom_.clock.now();
    return newsroom_.database.together(Durability::full, [&](store::Transaction& transaction) {
        Act act{newsroom_, transaction, by, draft};
        if (!act.draft) return false;
        if (act.state.before && act.state.undo_until && now <= *act.state.undo_until + undo_grace) {
            const bool withdrawal = act.state.before->withdrawal;
            if (!undo(act)) return false;
            act.keep();
            act.tell(withdrawal ? "story.reinstated" : "story.taken_back");
            return true;
        }
        if (!act.state.plan) return false;
        act.state.plan.reset();
        act.keep();
        act.tell("story.plan_dropped");
        return true;
    });
}

}  // namespace midad::desk
