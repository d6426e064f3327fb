#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "media/library.h"
#include "media/told.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::media {

/// By what right the paper shows a picture.
enum class Licence { none, own, agency, free, permission, public_domain };
/// "", "own", "agency", "free", "permission", "public_domain": as the store and the desk's application have it.
std::string_view name_of(Licence licence);
std::optional<Licence> licence_of(std::string_view name);

/// What an editor says of a picture.
struct Description {
    std::string alt;
    std::string caption;
    std::string credit;
    Licence licence = Licence::none;
    std::optional<Instant> licence_until;
    std::optional<FocalPoint> focal;
    bool operator==(const Description&) const = default;
};

/// What is to be said anew; what is not mentioned stays. An inner nothing takes the date or the point away.
struct Change {
    std::optional<std::string> alt, caption, credit;
    std::optional<Licence> licence;
    std::optional<std::optional<Instant>> licence_until;
    std::optional<std::optional<FocalPoint>> focal;
};

/// Where a picture stands, as was last noted: a draft or a public story, the other is 0.
struct Use {
    DraftId draft;
    StoryId story;
    std::string headline;
    bool operator==(const Use&) const = default;
};

/// One picture as the library's lists and its own page show it.
struct Item {
    std::string id;
    int width, height;
    std::string colour;
    Description said;
    Told told;  // what its file says; a proposal
    std::string file_name;
    PersonId by;  // 0: not by the desk, or before it was noted
    Instant kept_at;
    std::vector<Use> used;
    std::vector<std::string> duplicates;  // pictures that look the same, the nearest first
    std::string thumbnail, preview;       // names on the shelf: 240 and 800 pixels, or what there is
};

/// A change as it was made, for the audit.
struct Changed {
    Description before, after;
};

/// What stands against showing a picture in public: a message key "media.lacks.…".
struct Lack {
    std::string picture;
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
    bool operator==(const Lack&) const = default;
};

/// What the library knows of its pictures besides their bytes. Any thread.
class Catalogue {
public:
    /// The database must outlive the catalogue.
    explicit Catalogue(store::Database& database) : database_{database} {}

    std::optional<Item> find(std::string_view id) const;

    struct Page {
        std::vector<Item> items;
        std::optional<std::string> older;  // where the next page begins
    };
    /// Newest first, at most so many, from `older` on ("": from the newest). Of `words` the first five count: each must
    /// stand in alt, caption, credit or file name, however it is spelt, as a word or within one. A place that is none
    /// is refused with "media.bad_place".
    Result<Page, Refused> list(std::string_view words, std::string_view older, std::size_t at_most) const;

    /// Changes what is said of a picture, in the caller's transaction, so that the audit's entry is kept with it or not
    /// at all. Texts are tidied. Refuses "media.no_picture", "media.too_long" {field, most}, "media.bad_text" {field}
    /// and "media.bad_focal".
    static Result<Changed, Refused> change(store::Transaction& transaction, std::string_view id, const Change& change);
    /// Says what nobody has said yet, for pictures that come with a story; a picture that is not kept is let be.
    static void fill_empty(store::Transaction& transaction, std::string_view id, const Description& known);

    /// The pictures that a draft or a public story shows from now on; the headline is for lists. None: it is gone.
    static void note_uses(store::Transaction& transaction, DraftId draft, std::string_view headline,
                          std::span<const std::string> pictures);
    static void note_uses(store::Transaction& transaction, StoryId story, std::string_view headline,
                          std::span<const std::string> pictures);
    /// Both for a story that was made public: its uses, and what it says of its pictures that nobody had said.
    static void note_story(store::Transaction& transaction, StoryId story, const article::Article& article);

    /// Everything that stands against showing these in public at that time: not kept, no credit, no licence, a licence
    /// that has run out by then. In the order of the pictures, each once.
    std::vector<Lack> lacking(std::span<const std::string> pictures, Instant at) const;
    /// The same within a transaction, as it sees them.
    static std::vector<Lack> lacking(store::Session& session, std::span<const std::string> pictures, Instant at);

private:
    store::Database& database_;
};

/// The ids of a story's pictures, in order, each once: what note_uses and lacking are asked with.
std::vector<std::string> pictures_of(const article::Article& article);

}  // namespace midad::media
