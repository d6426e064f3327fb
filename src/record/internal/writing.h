#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "record/internal/preparation.h"
#include "topics/keywords.h"

namespace midad::record {

/// One transaction's writing to the record. From its construction to the commit nobody else writes to the record, on
/// any node: that gives changes the order of their commits, and makes looking and then writing safe. Lives inside
/// Database::together().
class Writing {
public:
    Writing(store::Transaction& transaction, Instant now);

    /// Everything is asked before anything is written: a refusal leaves nothing behind.
    Result<StoryId, Objections> publish(const Prepared& prepared);
    bool withdraw(StoryId story, WithdrawalReason reason, std::string_view note);
    bool reinstate(StoryId story);
    bool take_back(StoryId story, int version, const std::optional<Card>& stood);

    /// Tells the clock and the other nodes, if anything changed. Last in the transaction.
    void finish();

private:
    struct Known;  // what is on the record of a story already
    struct Lists {
        std::vector<std::string> sections, keyword_slugs, author_slugs;
    };

    std::optional<Known> find_known(StoryId story);
    Result<std::optional<Known>, Objections> known_of(const Publication& publication);
    /// What the languages of the story that this one translates are kept under; nothing when it translates none.
    Result<std::optional<StoryId>, Objections> first_of(const Publication& publication,
                                                        const std::optional<Known>& known);
    /// Puts the story among the languages kept under `first`, whose pages then lead to it.
    void pair(StoryId story, StoryId first);
    StoryId begin(const Prepared& prepared);
    void add_version(const Known& known, const Prepared& prepared);
    void place(const Known& known, const Prepared& prepared);
    bool says_nothing_new(const Known& known, const Prepared& prepared);
    void add_corrections(StoryId story, int version, const Publication& publication);
    /// Puts the story under its keywords and authors, and those into `lists`.
    void enlist(StoryId story, Instant published_at, const Prepared& prepared, Lists& lists);
    /// Takes it from under its keywords and authors, which are put into `lists`.
    void delist(StoryId story, Lists& lists);
    void note_change(StoryId story, std::string_view kind, Instant published_at, const Lists& lists);
    const topics::Keyword& keyword(const std::string& name);

    store::Transaction& transaction_;
    Instant now_;
    std::int64_t first_sequence_;
    std::int64_t sequence_;
    std::unordered_map<std::string, topics::Keyword> keywords_;
};

}  // namespace midad::record
