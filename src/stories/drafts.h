#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "stories/refusal.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::stories {

/// A story in progress, as lists need it: never its text.
struct Draft {
    DraftId id;
    DeskId desk;
    std::string stage;
    PersonId author;
    std::optional<PersonId> holder;  // whom it waits for
    std::string language, section, headline;
    std::int64_t words = 0;     // of standfirst and text
    std::int64_t revision = 0;  // the current one
    std::optional<StoryId> public_story;
    std::optional<DraftId> translation_of;
    std::int64_t open_comments = 0;
    std::optional<PersonId> locked_by;
    std::optional<Instant> due;
    Instant stage_since, created_at, changed_at;
    std::optional<Instant> done_at;    // off the boards; a new stage brings it back
    std::optional<Instant> binned_at;  // restorable for as long as `bin_keeps`
};

/// How long what was binned can be restored.
inline constexpr std::chrono::days bin_keeps{30};

/// What a story in progress begins from.
struct Beginning {
    DeskId desk;
    std::string stage;
    PersonId author;
    std::optional<PersonId> holder;
    article::Article article;
    std::optional<StoryId> public_story;
    std::optional<DraftId> translation_of;
    std::optional<Instant> due;
};

/// A place in the list of all: "those changed before this one".
struct DraftCursor {
    std::int64_t changed_at_ms;
    DraftId draft;
    /// "1746632400000-7"; and back. Text from outside: nothing but what text() writes is taken.
    std::string text() const;
    static std::optional<DraftCursor> from_text(std::string_view text);
};

struct DraftList {
    std::vector<Draft> drafts;
    std::optional<DraftCursor> older;  // set when there are more
};

/// The stories in progress: where each stands, whose it is, and the lists of them. What they say is revisions.h. Any
/// thread.
///
/// What writes takes the caller's transaction, so that its audit entry is kept with it or not at all, and answers false
/// (or a refusal) when there is no such story. Who may do what is the caller's to know.
class Drafts {
public:
    /// Both must outlive it.
    Drafts(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// The article must be one that its JSON form takes; a draft may be empty.
    Result<Draft, Refusal> begin(store::Transaction& transaction, const Beginning& beginning) const;
    /// Another stage, or another holder at the same one. The time at the stage begins anew only with a new stage.
    bool move(store::Transaction& transaction, DraftId draft, std::string_view stage,
              std::optional<PersonId> holder) const;
    bool move_to_desk(store::Transaction& transaction, DraftId draft, DeskId desk, std::string_view stage,
                      std::optional<PersonId> holder) const;
    bool set_due(store::Transaction& transaction, DraftId draft, std::optional<Instant> due) const;
    bool set_public_story(store::Transaction& transaction, DraftId draft, std::optional<StoryId> story) const;
    /// Of a translation's own source, when it has one: all languages of a story point at the same one.
    Result<void, Refusal> set_translation_of(store::Transaction& transaction, DraftId draft,
                                             std::optional<DraftId> source) const;
    /// Off boards and home, as after publication; false brings it back.
    bool set_done(store::Transaction& transaction, DraftId draft, bool done) const;
    /// Twice keeps the first time. Nothing of it is lost until bin_keeps is over; saves are still taken.
    bool bin(store::Transaction& transaction, DraftId draft) const;
    bool restore(store::Transaction& transaction, DraftId draft) const;
    /// Deletes for good what has lain in the bin for longer than bin_keeps; how many that were. For a daily job.
    std::int64_t empty_bin(store::Transaction& transaction) const;

    std::optional<Draft> find(DraftId draft) const;
    std::optional<Draft> find(store::Session& session, DraftId draft) const;
    /// The story in progress in which a public one is being changed.
    std::optional<Draft> find_of(StoryId story) const;
    std::optional<Draft> find_of(store::Session& session, StoryId story) const;

    /// Neither done nor in the bin. At most `limit`, here and below.
    std::vector<Draft> board(DeskId desk, std::int64_t limit = 1000) const;
    /// Written or held by them, last changed first.
    std::vector<Draft> of_person(PersonId person, std::int64_t limit = 100) const;
    /// Held by them, waiting longest first.
    std::vector<Draft> waiting_for(PersonId person, std::int64_t limit = 100) const;
    std::vector<Draft> due_before(Instant moment, std::int64_t limit = 100) const;
    /// All but the bin's, last changed first; `words`: those whose headline has them, however spelt. Empty: all.
    DraftList list(std::string_view words, std::int64_t limit = 50,
                   std::optional<DraftCursor> before = std::nullopt) const;
    std::vector<Draft> in_bin(std::int64_t limit = 200) const;
    /// The story itself and its other languages; alone when it has none.
    std::vector<Draft> translations(DraftId draft) const;

private:
    store::Database& database_;
    const Clock& clock_;
};

}  // namespace midad::stories
