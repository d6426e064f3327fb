#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::record {

/// What the front page makes of a story.
enum class Placing { normal, brief, top, lead };

/// A public note on what was corrected.
struct Correction {
    Instant at;
    std::string note;
    int version;  // the version that it made
};

/// What a list of stories needs of one, without its text.
struct Card {
    StoryId story;
    int version = 1;
    std::string language;
    std::string section;
    std::string slug;
    std::string kicker;
    std::string headline;
    std::string standfirst;  // or a summary of the text when it has none
    std::vector<article::Byline> bylines;
    article::Dateline dateline;
    std::optional<article::Picture> picture;
    Placing placing = Placing::normal;
    Instant published_at;  // version 1
    Instant updated_at;    // this version
    std::optional<Instant> breaking_until;

    /// "/طاقة/7/شراكة-الضفتين", not encoded: section's slug is the caller's to look up.
    bool corrected = false;
};

/// One version as readers see it: all that a page needs, so that a page never asks for a draft.
struct Published {
    Card card;
    article::Article article;
    std::vector<Correction> corrections;  // newest first
};

/// `expired`: its time was up. `taken_back`: within moments of its first publication; readers are told nothing of it.
enum class WithdrawalReason { error, legal, privacy, agency_kill, duplicate, expired, taken_back };

struct Withdrawal {
    Instant at;
    WithdrawalReason reason;
    std::string note;  // public, may be empty
};

/// "error", "agency_kill" …: as it is kept.
std::string_view name_of(WithdrawalReason reason);

/// A story that is not public any more, for lists of the desk.
struct Withdrawn {
    StoryId story;
    std::string headline;
    Withdrawal withdrawal;
};

/// What is asked of the record: a new story, or a new version of one.
struct Publication {
    article::Article article;
    std::optional<StoryId> story;           // a new version of it
    std::optional<StoryId> translation_of;  // the same story in another language; missing: as it was
    std::string origin;                     // or: of whatever came from there before; empty: none
    std::string slug;                       // empty: from the headline
    std::optional<Instant> published_at;    // of version 1; now when missing
    Placing placing = Placing::normal;
    bool breaking = false;
    std::vector<std::pair<std::optional<Instant>, std::string>> corrections;  // when (now when missing) and the note
};

/// Why a publication was refused: a message key under "record." with arguments. All of them at once.
struct Objection {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};
using Objections = std::vector<Objection>;

/// What would be said against it before anything is asked of the record: all but whether its story is there.
Objections objections_to(const Publication& publication, Instant now);

/// How far a story's time may lie ahead of the clock: what clocks of two machines may differ by.
inline constexpr std::chrono::minutes most_ahead{10};
/// Whether its time, or a correction's, lies further ahead than that: it would lead every list until then.
std::optional<Objection> objection_to_times(const Publication& publication, Instant now);

/// Which stories a list is of. Everything given must fit. Withdrawn stories are in none.
struct Choice {
    std::optional<std::string> section;
    std::optional<std::string> keyword_slug;
    std::optional<std::string> author_slug;
    std::optional<Instant> from, until;  // published_at, until excluded
    std::optional<std::string> language;
    std::vector<StoryId> without;
    std::optional<Placing> placing;
};

/// A place in a list that stays where it is while stories arrive: "the stories before this one".
struct Cursor {
    std::int64_t published_at_ms;
    StoryId story;
    /// "1746632400000-7"; and back. Text from outside: nothing but what text() writes is taken.
    std::string text() const;
    static std::optional<Cursor> from_text(std::string_view text);
};

struct List {
    std::vector<Card> cards;      // newest first
    std::optional<Cursor> older;  // list(choice, limit, older) goes on; set when there are more
    std::optional<Cursor> newer;  // list(choice, limit, newer) is the page before this one; set when there is one
    bool at_newest = true;        // nothing newer fits: the list's first page
};

/// Where an address leads.
struct Address {
    StoryId story;
    std::string slug;     // the current one
    std::string section;  // the current one's key
};

/// The newsroom's memory of what it has said in public. Versions are added, never changed. Any thread.
class Record {
public:
    /// Both must outlive the record.
    Record(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// Adds a story or a version: article, address, keywords, bylines and the change for every node's cache, in one
    /// transaction that is on the disk when it returns. The slug of version 1 stays when a headline changes. An article
    /// that equals the last version's, without a note that is new, adds no version and answers what is there: only
    /// placing, breaking and a given slug are then taken over. A breaking story is so for six hours.
    Result<Published, Objections> publish(const Publication& publication);
    /// Many in one transaction, for imports: one answer for each, in order. A refusal does not touch the others.
    std::vector<Result<StoryId, Objections>> publish_all(const std::vector<Publication>& publications);

    /// False when there is no such story. Withdrawing twice keeps the first. With the commit the story is out of every
    /// list; its versions stay in the database, sealed.
    bool withdraw(StoryId story, WithdrawalReason reason, std::string_view note);

    /// The same within the caller's transaction (Durability::full), for whoever keeps more with it. From the call to
    /// the commit nobody else writes to the record.
    Result<Published, Objections> publish(store::Transaction& transaction, const Publication& publication);
    bool withdraw(store::Transaction& transaction, StoryId story, WithdrawalReason reason, std::string_view note);
    /// A story that was withdrawn is public again, as it was. False when it was not withdrawn.
    bool reinstate(store::Transaction& transaction, StoryId story);
    /// The newest version is as if it had not been said: the one before it is what readers see, where it stood; without
    /// one the story is gone from its address. `stood` is the card before that version. The row stays, sealed. False
    /// when that version is not the newest, or the story is not public.
    bool take_back(store::Transaction& transaction, StoryId story, int version, const std::optional<Card>& stood);

    std::optional<Published> find_latest(StoryId story) const;
    /// Within a transaction: what this one wrote, too.
    std::optional<Published> find_latest(store::Session& session, StoryId story) const;
    std::optional<Published> find_version(StoryId story, int version) const;
    /// Nothing, too, for a story that was taken back.
    std::optional<Withdrawal> find_withdrawal(StoryId story) const;
    std::optional<StoryId> find_origin(std::string_view origin) const;
    /// Where the story stands now, whatever slug and section the address asked for had; nothing when it was withdrawn.
    std::optional<Address> find_address(StoryId story) const;

    List list(const Choice& choice, std::size_t limit, std::optional<Cursor> before = std::nullopt) const;
    /// Newest first; without the withdrawn ones, in the order asked.
    std::vector<Card> cards(const std::vector<StoryId>& stories) const;
    /// By shared keywords, then section (in the story's language), newest first; never the story itself. Looks at the
    /// newest 200 stories of each of its first eight keywords, so that it costs the same in an old archive.
    std::vector<Card> related(StoryId story, std::size_t limit) const;
    /// The same story in other languages, by number; empty when it stands alone.
    std::vector<Card> translations(StoryId story) const;
    /// The stories of its section and language that stand next to it in time.
    struct Neighbours {
        std::optional<Card> older, newer;
    };
    Neighbours neighbours(StoryId story) const;
    /// The newest headline that is still breaking.
    std::optional<Card> breaking(Instant now) const;
    std::vector<Card> corrected(std::size_t limit) const;
    /// What was withdrawn, latest first; without what was taken back at once.
    std::vector<Withdrawn> withdrawn(std::size_t limit) const;

    /// An author as bylines name one.
    struct Author {
        std::string slug, name;
        std::int64_t stories;
    };
    std::optional<Author> find_author(std::string_view slug) const;
    std::vector<Author> authors() const;
    struct KeywordCount {
        std::string slug, name;
        std::int64_t stories;
    };
    std::optional<KeywordCount> find_keyword(std::string_view slug) const;
    std::vector<KeywordCount> keywords(std::size_t limit) const;
    struct SectionCount {
        std::string key;
        std::int64_t stories;
    };
    /// What stories are filed under, by key; the paper may have no such section any more.
    std::vector<SectionCount> sections() const;
    /// How many stories fit. `without` is not looked at. Where a day begins is the caller's to say.
    std::int64_t count(const Choice& choice) const;
    std::optional<Instant> newest() const;
    std::optional<Instant> oldest() const;

    /// One commit to the record, for caches: which story, and what else shows it.
    struct Change {
        std::int64_t sequence;
        StoryId story;
        std::string kind;  // "published", "version", "placed" (another placing, breaking or slug), "withdrawn"
        std::vector<std::string> sections;  // keys, the old one too when it changed
        std::vector<std::string> keyword_slugs;
        std::vector<std::string> author_slugs;
        std::int64_t published_at_ms;
    };
    /// Changes after that sequence number, in order of commit: a number is seen only after all lower ones.
    std::vector<Change> changes_after(std::int64_t sequence) const;
    /// The first so many of them.
    std::vector<Change> changes_after(std::int64_t sequence, std::size_t limit) const;
    std::int64_t last_change() const;
    /// Stories that are public, by rising number, from the first after that one: for whoever reads them all.
    std::vector<StoryId> stories_after(StoryId story, std::size_t limit) const;

private:
    store::Database& database_;
    const Clock& clock_;
};

}  // namespace midad::record
