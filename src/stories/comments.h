#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

/// A note among staff on a range of a story's text, which it follows when the text changes.
struct Comment {
    struct Answer {
        PersonId person;
        Instant at;
        std::string text;
    };
    CommentId id;
    DraftId draft;
    PersonId person;
    Instant at;
    std::string text;
    bool blocking = false;  // the story must not go out while it is open
    std::optional<PersonId> assigned;
    std::optional<Instant> closed_at;
    std::optional<PersonId> closed_by;
    std::int64_t block = 0;         // its index; −1: the headline, −2: the standfirst
    std::int64_t from = 0, to = 0;  // UTF-16 code units of the block's plain text, as JavaScript counts
    std::string quote;              // what stood there; empty: the note is on the whole block
    bool moved = false;             // the quote stands nowhere any more; again false when it is back
    std::vector<Answer> answers;
};

struct NewComment {
    DraftId draft;
    PersonId person;
    std::string text;
    bool blocking = false;
    std::optional<PersonId> assigned;
    std::int64_t block = 0, from = 0, to = 0;
    std::string quote;
};

/// What is changed of a note; nothing given stays as it is.
struct CommentChange {
    std::optional<bool> closed;
    std::optional<std::string> text;
    std::optional<bool> blocking;
    std::optional<std::optional<PersonId>> assigned;
};

/// The notes on stories in progress. Any thread. Revisions moves them with the text.
class Comments {
public:
    /// Both must outlive it.
    Comments(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// The text 1 to 4,000 characters. When the quote does not stand at the place any more (somebody else has typed
    /// meanwhile), it is looked for as after a save.
    Result<Comment, Refusal> add(store::Transaction& transaction, const NewComment& comment) const;
    Result<Comment, Refusal> answer(store::Transaction& transaction, DraftId draft, CommentId comment, PersonId person,
                                    std::string_view text) const;
    /// Closing twice keeps the first time.
    Result<Comment, Refusal> change(store::Transaction& transaction, DraftId draft, CommentId comment, PersonId person,
                                    const CommentChange& change) const;

    /// All of them, closed ones too, in the order in which they were made.
    std::vector<Comment> list(DraftId draft) const;
    std::vector<Comment> list(store::Session& session, DraftId draft) const;
    std::optional<Comment> find(store::Session& session, DraftId draft, CommentId comment) const;
    /// How many open ones say that the story must not go out.
    std::int64_t blocking(store::Session& session, DraftId draft) const;

private:
    Comment certain(store::Session& session, DraftId draft, CommentId comment) const;

    store::Database& database_;
    const Clock& clock_;
};

}  // namespace midad::stories
