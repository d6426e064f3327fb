#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "topics/sections.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::topics {

/// A section as somebody else's file names it.
struct ForeignSection {
    std::string word;  // the other system's own: "localNews"
    std::string name;  // for people: «وطنية»; may be empty
    std::string key;   // what stories are filed under already, if they are; usually empty
};

/// The paper's sections while they change: those of midad.toml first, in its order, then those that the store has
/// besides, as they came. Every slug that is in force is noted in the store, for good. Any thread.
class SectionsInForce {
public:
    /// `settled`: those of midad.toml. `reserved`: words that no section may have in its address; they and the database
    /// must outlive this. Writes only when a slug is new.
    SectionsInForce(store::Database& database, std::vector<Section> settled,
                    std::span<const std::string_view> reserved = {});
    SectionsInForce(const SectionsInForce&) = delete;
    SectionsInForce& operator=(const SectionsInForce&) = delete;

    /// The sections at this moment. They stay as they are for as long as they are held, whatever is added.
    std::shared_ptr<const Sections> now() const;
    /// Looks into the store for what others have added; true when now() gives something else since.
    bool refresh();

    /// The section of that name or word, or one that is made for it: in the store before this returns, and announced.
    /// Nothing when no section can be made of it: nothing in it could stand in an address, or the name is over 60
    /// characters. Several nodes may add the same at once: they get the same one.
    std::optional<Section> find_or_add(const ForeignSection& foreign);

private:
    Sections read(store::Session& session) const;
    std::vector<Section> with_added(std::vector<Section> added) const;
    bool is_reserved(std::string_view slug) const;
    std::optional<Section> made_of(const ForeignSection& foreign, const Sections& known) const;
    void note_slugs();

    store::Database& database_;
    const std::vector<Section> settled_;
    const std::span<const std::string_view> reserved_;
    std::mutex refreshing_;
    mutable std::mutex lock_;              // guards what follows
    std::shared_ptr<const Sections> now_;  // shared with whoever makes a page
};

}  // namespace midad::topics
