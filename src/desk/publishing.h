#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "audit/entry.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "desk/objections.h"
#include "desk/state.h"
#include "people/desks.h"
#include "record/record.h"
#include "stories/comments.h"
#include "stories/drafts.h"
#include "stories/revisions.h"
#include "text/house.h"

namespace midad::audit {
class Log;
}
namespace midad::media {
class Catalogue;
}

namespace midad::desk {

/// How long a publication can be taken back as if it had not been.
inline constexpr std::chrono::seconds undo_lasts{10};
/// And what is allowed for a slow line on top of it.
inline constexpr std::chrono::seconds undo_grace{3};
/// A plan that is carried out later than this after its minute was missed, and is shown as such.
inline constexpr std::chrono::seconds late_after{60};

/// Who acts at the desk.
struct By {
    audit::Actor actor;
    PersonId person;            // of the actor; the planner for what the timetable does
    bool may_override = false;  // go on against objections that can be overridden
    bool may_sign_off = false;  // what they publish they can sign off in the same act
};

/// What is asked of a publication.
struct Wish {
    DraftId draft;
    std::int64_t revision = 0;  // what the editor was looking at
    Order order;
    std::string override_reason;  // why objections are overridden; empty: they are not
    bool sign_off = false;        // sign it off first, in the same act
};

/// What stands for and against a publication, for the editor to see before it.
struct Examination {
    enum class Action { publish, update, correct };
    Action action = Action::publish;
    std::int64_t revision = 0;         // the current one
    article::Article article;          // what it says
    std::optional<record::Card> card;  // of what is public now
    Objections objections;
};

/// What the part works with; all of it must outlive whoever holds this.
struct Newsroom {
    store::Database& database;
    const Clock& clock;
    const text::House& house;
    stories::Drafts& drafts;
    stories::Revisions& revisions;
    stories::Comments& comments;
    people::Desks& desks;
    media::Catalogue& pictures;
    record::Record& record;
    audit::Log& log;
};

/// Carries stories from the desk to the record and back. Every act is one transaction with its audit entry, on the disk
/// when it returns. Any thread.
class Publishing {
public:
    explicit Publishing(const Newsroom& newsroom) : newsroom_{newsroom}, states_{newsroom.database} {}

    /// Everything that stands against publishing what the story says now, at `moment`; nothing when there is no such
    /// story. `by`: the two-person rule asks who.
    std::optional<Examination> examine(const By& by, DraftId draft, Instant moment) const;

    /// Signs a revision off and moves it to the desk's last stage. Refused when it is not the newest one, or, where the
    /// desk wants two persons, to its author and whoever wrote the revision (can be overridden).
    Result<void, Objections> sign_off(const By& by, DraftId draft, std::int64_t revision,
                                      std::string_view override_reason);
    /// False when it is not signed off.
    bool withdraw_sign_off(const By& by, DraftId draft);

    /// Makes the revision public at once; with a note, as a correction.
    Result<record::Published, Objections> publish(const By& by, const Wish& wish);
    /// Has the revision go out at that time, which lies ahead; what stands against it then is asked again then.
    Result<void, Objections> plan(const By& by, const Wish& wish, Instant at);
    /// Takes the last publication, or withdrawal, back within its ten seconds, or else a plan. False when there is
    /// neither.
    bool take_back(const By& by, DraftId draft);

    /// Until then the text leaves by no way at all; nothing lifts it. Plans that lie before it fall.
    Result<void, Objections> embargo(const By& by, DraftId draft, std::optional<Instant> until);
    /// When it is no longer to be public.
    Result<void, Objections> expire(const By& by, DraftId draft, std::optional<Instant> at);
    Result<void, Objections> withdraw(const By& by, DraftId draft, record::WithdrawalReason reason,
                                      std::string_view note);

    /// Another stage, another holder. Leaving the last stage takes the signature away.
    Result<void, Objections> move(const By& by, DraftId draft, std::string_view stage, std::optional<PersonId> holder);
    bool bin(const By& by, DraftId draft);
    bool restore(const By& by, DraftId draft);

    /// A public story opened at the desk: the draft that it has, or a new one of what it says. Nothing when it is not
    /// public.
    std::optional<DraftId> open(const By& by, StoryId story, DeskId desk);

    /// Writes down that somebody tried to let out what is under embargo.
    void tell_held(const By& by, DraftId draft);

    /// Does what is due: plans, and ends of publication. How many that were. To be called every moment, by any number
    /// of nodes: each thing is done once.
    int do_what_is_due();

private:
    Newsroom newsroom_;
    States states_;
};

}  // namespace midad::desk
