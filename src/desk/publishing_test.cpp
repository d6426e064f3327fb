#include "desk/publishing.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "desk/testing.h"

using namespace midad;
using namespace midad::desk;
using namespace midad::desk::testing;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> keys_of(const Objections& objections) {
    std::vector<std::string> keys;
    for (const Objection& one : objections) keys.push_back(one.key);
    return keys;
}

template <typename Answer>
std::vector<std::string> refusal(const Answer& answer) {
    REQUIRE_FALSE(answer.has_value());
    return keys_of(answer.error());
}

using Keys = std::vector<std::string>;

article::Article renamed(std::string headline) {
    article::Article article = factory();
    article.headline = std::move(headline);
    return article;
}

}  // namespace

MIDAD_BOTH_ENGINES("a story goes out as the editor saw it, and leaves the board") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const auto published = room.publishing.publish(room.by(hala), room.wish(draft));
    REQUIRE(published);
    CHECK(published->card.headline == factory().headline);
    CHECK(room.record.find_latest(published->card.story)->article == factory());

    const auto now = room.drafts.find(draft);
    CHECK(now->public_story == published->card.story);
    CHECK(now->done_at);
    const State state = room.states.of(draft);
    CHECK(state.public_revision == now->revision);
    CHECK(state.undo_until == room.clock.now() + undo_lasts);
    CHECK(room.told(draft) == Keys{"story.published"});
    CHECK(room.revisions.find(draft, now->revision)->kind == stories::Revision::Kind::published);
    CHECK_FALSE(room.log.verify());
}

MIDAD_BOTH_ENGINES("everything that stands against a story is said at once") {
    SmallNewsroom room{On::engine};
    article::Article bare;
    const DraftId draft = room.begun_at(room.affairs, bare);
    const auto seen = room.publishing.examine(room.by(rana), draft, room.clock.now());
    REQUIRE(seen);
    const Keys keys = keys_of(seen->objections);
    for (const char* key : {"desk.objection.not_signed_off", "record.headline_missing", "record.section_missing",
                            "record.text_missing"}) {
        CHECK_MESSAGE(std::ranges::find(keys, key) != keys.end(), key);
    }
    CHECK(refusal(room.publishing.publish(room.by(rana), room.wish(draft))) == keys);
    CHECK_FALSE(room.drafts.find(draft)->public_story);
    CHECK(room.told(draft).empty());
    CHECK_FALSE(room.publishing.examine(room.by(rana), DraftId{404}, room.clock.now()));
    CHECK(refusal(room.publishing.publish(room.by(rana), {DraftId{404}, 1})) == Keys{"desk.objection.no_story"});
}

MIDAD_BOTH_ENGINES("what was saved after the editor looked is not published unseen") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const Wish seen = room.wish(draft);
    room.clock.advance(3min);
    room.saved(draft, renamed("المصنع يفتح في الشتاء"), yasser);
    CHECK(refusal(room.publishing.publish(room.by(hala), seen)) == Keys{"desk.objection.newer_revision"});
    REQUIRE(room.publishing.publish(room.by(hala), room.wish(draft)));
}

MIDAD_BOTH_ENGINES("at a desk of two persons nobody answers for their own story") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.affairs);
    const auto revision = room.drafts.find(draft)->revision;
    CHECK(refusal(room.publishing.publish(room.by(hala), room.wish(draft))) == Keys{"desk.objection.not_signed_off"});
    CHECK(refusal(room.publishing.sign_off(room.by(rana), draft, revision, "")) == Keys{"desk.objection.own_story"});
    // A reason does not help whoever may not override.
    CHECK(refusal(room.publishing.sign_off(room.by(rana), draft, revision, "لا أحد هنا")).size() == 1);

    REQUIRE(room.publishing.sign_off(room.by(hala), draft, revision, ""));
    CHECK(room.drafts.find(draft)->stage == "ready");
    REQUIRE(room.publishing.publish(room.by(rana), room.wish(draft)));
    CHECK(room.told(draft) == Keys{"story.published", "story.signed_off"});

    // The signature is for that revision only.
    room.clock.advance(1h);
    room.saved(draft, renamed("المصنع يفتح في الربيع"));
    CHECK(refusal(room.publishing.publish(room.by(rana), room.wish(draft))) == Keys{"desk.objection.not_signed_off"});
    Wish both = room.wish(draft);
    both.sign_off = true;
    CHECK(refusal(room.publishing.publish(room.by(rana), both)) == Keys{"desk.objection.own_story"});
    REQUIRE(room.publishing.publish(room.by(hala), both));
    CHECK(room.states.of(draft).signed_off->by == hala);
}

MIDAD_BOTH_ENGINES("an override is let through with its reason, and written down") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.affairs);
    Wish wish = room.wish(draft);
    CHECK(refusal(room.publishing.publish(room.by(rana, true), wish)) == Keys{"desk.objection.not_signed_off"});
    wish.override_reason = "الخبر عاجل، ولا أحد سواي في الديسك";
    CHECK(refusal(room.publishing.publish(room.by(rana), wish)) == Keys{"desk.objection.not_signed_off"});
    REQUIRE(room.publishing.publish(room.by(rana, true), wish));
    CHECK(room.told(draft) == Keys{"story.published", "story.overridden"});
    const auto entries = room.log.list({.subject = audit::Subject{"story", draft.value}}).entries;
    CHECK(audit::sentence(entries.back(), "ar").find(wish.override_reason) != std::string::npos);
}

MIDAD_BOTH_ENGINES("an embargoed text leaves by no way, whoever asks and whatever they say") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const Instant until = room.clock.now() + 2h;
    REQUIRE(room.publishing.embargo(room.by(hala), draft, until));
    Wish wish = room.wish(draft);
    wish.override_reason = "أريده الآن";
    CHECK(refusal(room.publishing.publish(room.by(hala, true), wish)) == Keys{"desk.objection.embargo"});
    CHECK(refusal(room.publishing.plan(room.by(hala, true), wish, until - 1min)) == Keys{"desk.objection.embargo"});
    CHECK_FALSE(room.drafts.find(draft)->public_story);
    CHECK_FALSE(room.record.newest());

    REQUIRE(room.publishing.plan(room.by(hala), room.wish(draft), until));
    // A later embargo takes the plan with it.
    REQUIRE(room.publishing.embargo(room.by(hala), draft, until + 1h));
    CHECK_FALSE(room.states.of(draft).plan);
    room.clock.advance(2h);
    CHECK(room.publishing.do_what_is_due() == 0);
    room.clock.advance(1h);
    REQUIRE(room.publishing.publish(room.by(hala), room.wish(draft)));
    CHECK(refusal(room.publishing.embargo(room.by(hala), draft, room.clock.now() + 1h)) ==
          Keys{"desk.objection.embargo_public"});
}

MIDAD_BOTH_ENGINES("ten seconds long a publication can be taken back as if it had not been") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const auto published = room.publishing.publish(room.by(hala), room.wish(draft));
    REQUIRE(published);
    room.clock.advance(9s);
    CHECK(room.publishing.take_back(room.by(hala), draft));
    CHECK_FALSE(room.record.find_latest(published->card.story));
    const auto back = room.drafts.find(draft);
    CHECK_FALSE(back->public_story);
    CHECK_FALSE(back->done_at);
    CHECK(back->stage == "draft");
    CHECK_FALSE(room.states.of(draft).published_at);
    CHECK_FALSE(room.publishing.take_back(room.by(hala), draft));

    REQUIRE(room.publishing.publish(room.by(hala), room.wish(draft)));
    room.clock.advance(undo_lasts + undo_grace + 1s);
    CHECK_FALSE(room.publishing.take_back(room.by(hala), draft));
    CHECK(room.drafts.find(draft)->public_story);
}

MIDAD_BOTH_ENGINES("a correction says what was wrong, and taken back it says nothing") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const StoryId story = room.publishing.publish(room.by(hala), room.wish(draft))->card.story;
    room.clock.advance(1h);
    room.saved(draft, renamed("المصنع يفتح أبوابه في الشتاء"));
    CHECK(room.drafts.find(draft)->revision != room.states.of(draft).public_revision);
    Wish wish = room.wish(draft);
    wish.order.note = "يفتح المصنع في الشتاء، لا في الخريف كما ذكرنا.";
    REQUIRE(room.publishing.publish(room.by(hala), wish));
    CHECK(room.record.find_latest(story)->corrections.front().note == wish.order.note);
    CHECK(room.told(draft).front() == "story.corrected");

    CHECK(room.publishing.take_back(room.by(hala), draft));
    CHECK(room.record.find_latest(story)->card.headline == factory().headline);
    CHECK(room.record.find_latest(story)->corrections.empty());
    CHECK(room.states.of(draft).public_version == 1);
    CHECK(room.drafts.find(draft)->public_story == story);
    REQUIRE(room.publishing.publish(room.by(hala), wish));
    CHECK(room.record.find_latest(story)->card.version == 3);
}

MIDAD_BOTH_ENGINES("a story goes out at its minute, by the revision that was planned") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const Instant at = room.clock.now() + 20min;
    CHECK(refusal(room.publishing.plan(room.by(hala), room.wish(draft), room.clock.now())) ==
          Keys{"desk.objection.plan_past"});
    Wish wish = room.wish(draft);
    wish.order = {record::Placing::lead, true, "", at + 24h};
    REQUIRE(room.publishing.plan(room.by(hala), wish, at));
    room.clock.advance(3min);
    room.saved(draft, renamed("عنوان لم يُعتمد بعد"));
    room.clock.advance(16min);
    CHECK(room.publishing.do_what_is_due() == 0);
    room.clock.advance(1min);
    CHECK(room.publishing.do_what_is_due() == 1);
    CHECK(room.publishing.do_what_is_due() == 0);

    const auto story = room.drafts.find(draft)->public_story;
    REQUIRE(story);
    const auto published = room.record.find_latest(*story);
    CHECK(published->card.headline == factory().headline);
    CHECK(published->card.placing == record::Placing::lead);
    CHECK(published->card.published_at == at);
    CHECK_FALSE(room.states.of(draft).missed);
    CHECK_FALSE(room.publishing.take_back(room.by(hala), draft));

    // And comes down at the end of its time.
    room.clock.advance(24h);
    CHECK(room.publishing.do_what_is_due() == 1);
    CHECK(room.record.find_withdrawal(*story)->reason == record::WithdrawalReason::expired);
    CHECK(room.told(draft) == Keys{"story.expired", "story.published", "story.planned"});
}

MIDAD_BOTH_ENGINES("a minute that passed is shown: late when it went out after all, missed when it could not") {
    SmallNewsroom room{On::engine};
    const DraftId late = room.begun_at(room.news), held = room.begun_at(room.affairs);
    const Instant at = room.clock.now() + 10min;
    REQUIRE(room.publishing.plan(room.by(hala), room.wish(late), at));
    Wish signed_off = room.wish(held);
    signed_off.sign_off = true;
    REQUIRE(room.publishing.plan(room.by(hala), signed_off, at));
    CHECK(room.publishing.withdraw_sign_off(room.by(hala), held));
    room.clock.advance(17min);
    CHECK(room.publishing.do_what_is_due() == 2);

    CHECK(room.drafts.find(late)->public_story);
    CHECK(room.states.of(late).missed->why.empty());
    CHECK_FALSE(room.drafts.find(held)->public_story);
    CHECK(room.states.of(held).missed->why == "desk.objection.not_signed_off");
    CHECK(room.states.missed(10).size() == 2);
    CHECK(room.told(held).front() == "story.plan_missed");
    // Published by hand, it is missed no more.
    Wish again = room.wish(held);
    again.sign_off = true;
    REQUIRE(room.publishing.publish(room.by(hala), again));
    CHECK(room.states.missed(10) == std::vector<DraftId>{late});
}

MIDAD_BOTH_ENGINES("what is withdrawn says why, and does not go out again") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    CHECK(refusal(room.publishing.withdraw(room.by(hala), draft, record::WithdrawalReason::error, "")) ==
          Keys{"desk.objection.not_public"});
    const StoryId story = room.publishing.publish(room.by(hala), room.wish(draft))->card.story;
    REQUIRE(room.publishing.withdraw(room.by(hala), draft, record::WithdrawalReason::privacy, "باسم صاحب الشأن."));
    CHECK(room.record.find_withdrawal(story)->note == "باسم صاحب الشأن.");
    room.clock.advance(3min);
    room.saved(draft, renamed("المصنع يفتح من دون أسماء"));
    CHECK(refusal(room.publishing.publish(room.by(hala), room.wish(draft))).front() == "desk.objection.withdrawn");
    CHECK_FALSE(room.publishing.take_back(room.by(hala), draft));
}

MIDAD_BOTH_ENGINES("a withdrawal, too, can be taken back for ten seconds") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const StoryId story = room.publishing.publish(room.by(hala), room.wish(draft))->card.story;
    room.clock.advance(1h);
    REQUIRE(room.publishing.withdraw(room.by(hala), draft, record::WithdrawalReason::error, ""));
    room.clock.advance(5s);
    CHECK(room.publishing.take_back(room.by(hala), draft));
    CHECK(room.record.find_latest(story)->card.headline == factory().headline);
    CHECK_FALSE(room.publishing.take_back(room.by(hala), draft));
    CHECK(room.told(draft).front() == "story.reinstated");
}

MIDAD_BOTH_ENGINES("a blocking note holds a story back until it is closed") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.news);
    const auto note = room.write([&](store::Transaction& transaction) {
        return room.comments.add(transaction, {draft, hala, "من قال هذا؟", true, std::nullopt, 0, 0, 4, "قالت"})
            .value();
    });
    const auto seen = room.publishing.examine(room.by(rana), draft, room.clock.now());
    CHECK(keys_of(seen->objections) == Keys{"desk.objection.blocking_comments"});
    CHECK(seen->objections.front().can_override);
    room.write([&](store::Transaction& transaction) {
        return room.comments.change(transaction, draft, note.id, rana, {.closed = true}).has_value();
    });
    CHECK(room.publishing.examine(room.by(rana), draft, room.clock.now())->objections.empty());
}

MIDAD_BOTH_ENGINES("no picture goes out without its maker's name and a licence, unless readers see it already") {
    SmallNewsroom room{On::engine};
    article::Article article = factory();
    article.picture = article::Picture{"0123456789abcdef0123456789abcdef", "المصنع", "", "سلمى نجّار", 1200, 800};
    const DraftId draft = room.begun_at(room.news, article);
    const auto seen = room.publishing.examine(room.by(rana), draft, room.clock.now());
    REQUIRE_FALSE(seen->objections.empty());
    CHECK(std::ranges::all_of(seen->objections, [](const Objection& one) { return one.where == "picture"; }));

    record::Publication published{.article = article};
    const StoryId story = room.record.publish(published)->card.story;
    const auto opened = room.publishing.open(room.by(rana), story, room.news);
    REQUIRE(opened);
    CHECK(room.publishing.open(room.by(hala), story, room.affairs) == opened);
    room.saved(*opened, [&] {
        article.standfirst = "مقدمة أخرى.";
        return article;
    }());
    CHECK(room.publishing.examine(room.by(rana), *opened, room.clock.now())->objections.empty());
    CHECK_FALSE(room.publishing.open(room.by(rana), StoryId{404}, room.news));
}

MIDAD_BOTH_ENGINES("a story moves through its desk's stages, and loses its signature when it goes back") {
    SmallNewsroom room{On::engine};
    const DraftId draft = room.begun_at(room.affairs);
    CHECK(refusal(room.publishing.move(room.by(rana), draft, "لا-مرحلة", std::nullopt)) ==
          Keys{"desk.objection.no_stage"});
    REQUIRE(room.publishing.move(room.by(rana), draft, "review", hala));
    CHECK(room.drafts.find(draft)->holder == hala);
    REQUIRE(room.publishing.sign_off(room.by(hala), draft, room.drafts.find(draft)->revision, ""));
    REQUIRE(room.publishing.move(room.by(hala), draft, "draft", rana));
    CHECK_FALSE(room.states.of(draft).signed_off);
    CHECK(room.publishing.bin(room.by(rana), draft));
    CHECK(keys_of(room.publishing.examine(room.by(rana), draft, room.clock.now())->objections).front() ==
          "desk.objection.binned");
    CHECK(room.publishing.restore(room.by(rana), draft));
    CHECK(room.told(draft) == Keys{"story.restored", "story.binned", "story.moved", "story.signed_off", "story.moved"});
}

MIDAD_BOTH_ENGINES("a translation is paired with its public source") {
    SmallNewsroom room{On::engine};
    const DraftId source = room.begun_at(room.news);
    const StoryId story = room.publishing.publish(room.by(hala), room.wish(source))->card.story;
    article::Article english = renamed("Insulin plant to open in autumn");
    english.language = "en";
    const DraftId draft =
        room.begun({.desk = room.news, .stage = "draft", .author = rana, .article = english, .translation_of = source})
            .id;
    const auto published = room.publishing.publish(room.by(hala), room.wish(draft));
    REQUIRE(published);
    CHECK(room.record.translations(story).front().story == published->card.story);
}

MIDAD_BOTH_ENGINES("many states are read with one question, and one that nobody knows has nothing") {
    SmallNewsroom room{On::engine};
    const DraftId one = room.begun_at(room.news), two = room.begun_at(room.news), three = room.begun_at(room.news);
    REQUIRE(room.publishing.publish(room.by(hala), room.wish(one)));
    REQUIRE(room.publishing.embargo(room.by(hala), three, room.clock.now() + 1h));
    const auto states = room.states.of(std::vector{one, two, three, DraftId{404}});
    CHECK(states.size() == 2);
    CHECK(states.at(one).public_version == 1);
    CHECK(states.at(three).embargo_until == room.clock.now() + 1h);
    CHECK(room.states.published(5) == std::vector{one});
}
