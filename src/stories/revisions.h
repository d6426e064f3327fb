#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "article/article.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "stories/difference.h"
#include "stories/merge.h"
#include "stories/refusal.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::stories {

/// One acknowledged save, without its text.
struct Revision {
    enum class Kind { autosave, kept, pasted, restored, merged, published, conflict };
    std::int64_t number;
    PersonId person;
    std::string session;  // empty: none
    Kind kind;
    std::int64_t based_on;
    Instant at;
    std::int64_t words;
};
/// "autosave", "kept" …
std::string_view name_of(Revision::Kind kind);
std::optional<Revision::Kind> kind_of(std::string_view name);

/// What a browser sends: the whole article as it has it, and from which revision it came to that.
struct Save {
    DraftId draft;
    PersonId person;
    std::string session;     // of the browser's tab: Latin letters, digits and hyphens, 1 to 64
    std::int64_t batch = 0;  // rising with each save of the session; the same one again is the same save
    std::int64_t based_on = 0;
    article::Article article;
    Revision::Kind kind = Revision::Kind::autosave;  // or kept, pasted, restored
};

struct Saved {
    std::int64_t revision;
    Instant at;
    bool merged = false;                      // with what others had saved since based_on
    std::optional<article::Article> article;  // the merged one
};

/// Somebody else changed the same words meanwhile. The current revision stays theirs, and mine is kept beside it.
struct Conflict {
    article::Article base, theirs, mine;
    std::int64_t kept;      // mine
    std::int64_t revision;  // theirs: what the next save is based on
    PersonId by;            // who saved it
    Instant at;
    std::vector<Clash> clashes;
};
using Outcome = std::variant<Saved, Conflict>;

/// How long autosaves of one person in one session stand in one row of the list.
inline constexpr std::chrono::minutes run_lasts{2};
/// How long a text that a later one of its run stands for is kept, as an exact base of merges.
inline constexpr std::chrono::minutes collapsed_stay{30};
/// How long the same batch is known to be the same.
inline constexpr std::chrono::days batches_stay{14};

/// Every acknowledged save of a story in progress. For what `durability` to write with: docs/decisions/0014-saves.md.
/// Any thread; writers of one story wait for each other, on all nodes.
class Revisions {
public:
    /// Both must outlive it.
    Revisions(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// Keeps the article, in one of three ways: as the next revision; merged into the newest one, when others have
    /// saved since based_on; or beside it, when that cannot be done without losing words. All three are kept with the
    /// transaction. An article that says what the current revision says makes no new one. Notes follow the text.
    Result<Outcome, Refusal> save(store::Transaction& transaction, const Save& save) const;

    /// The blocks of an earlier revision (all of it: nothing given) over what became of them since, saved as `restored`
    /// by `save`, whose article is not looked at: it is that of save.based_on.
    Result<Outcome, Refusal> restore(store::Transaction& transaction, Save save, std::int64_t from,
                                     const std::optional<std::vector<std::size_t>>& blocks) const;

    /// From now on it stands for itself in every list and is never let go: it was signed off, published. False: no such
    /// one.
    bool mark(store::Transaction& transaction, DraftId draft, std::int64_t revision, Revision::Kind kind) const;

    /// What it says, exactly; nothing when there is no such revision, or it was let go.
    std::optional<article::Article> at(DraftId draft, std::int64_t revision) const;
    std::optional<article::Article> at(store::Session& session, DraftId draft, std::int64_t revision) const;
    std::optional<Revision> find(store::Session& session, DraftId draft, std::int64_t revision) const;
    std::optional<Revision> find(DraftId draft, std::int64_t revision) const;
    /// What it says now, and the revision's number.
    struct Current {
        std::int64_t revision;
        PersonId person;
        article::Article article;
    };
    std::optional<Current> current(DraftId draft) const;
    std::optional<Current> current(store::Session& session, DraftId draft) const;

    /// Newest first, one row a run of autosaves.
    std::vector<Revision> list(DraftId draft, std::int64_t limit = 200,
                               std::int64_t before = std::numeric_limits<std::int64_t>::max()) const;
    /// Refused when one of the two is not there.
    Result<std::vector<Part>, Refusal> difference(DraftId draft, std::int64_t from, std::int64_t to,
                                                  Diacritics diacritics) const;

private:
    store::Database& database_;
    const Clock& clock_;
};

}  // namespace midad::stories
