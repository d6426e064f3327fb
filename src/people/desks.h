#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/log.h"
#include "base/id.h"
#include "base/result.h"
#include "people/refusal.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::people {

/// Where a story in progress stands at a desk. The key never changes; the name is the desk's own word.
struct Stage {
    std::string key, name;
    bool operator==(const Stage&) const = default;
};

/// A desk of the newsroom: الديسك. Its stages begin with "draft" and end with "ready".
struct Desk {
    DeskId id;
    std::string name;
    std::optional<std::string> section;  // a section's key: what is begun here goes there unless it says otherwise
    std::vector<Stage> stages;
    bool two_persons = false;  // nobody signs off what they wrote themselves
    bool disabled = false;     // takes no more stories
    bool operator==(const Desk&) const = default;
};

/// draft مسودّة, review مراجعة, ready جاهزة, in the language.
std::vector<Stage> usual_stages(std::string_view language);

/// The newsroom's desks. Nothing is ever deleted. Any thread.
class Desks {
public:
    static constexpr std::size_t most_stages = 12;

    /// Both must outlive the desks.
    Desks(store::Database& database, audit::Log& log) : database_{database}, log_{log} {}

    /// In the order in which they were made.
    std::vector<Desk> all() const;
    std::optional<Desk> find(DeskId desk) const;

    /// Takes the id of none; with no stages at all it has the usual ones, in Arabic. Whether the section exists is the
    /// caller's to know.
    Result<Desk, Refusal> add(const audit::Actor& by, Desk desk);
    /// Everything of the desk of that id becomes as given. Refused when there is none.
    Result<Desk, Refusal> change(const audit::Actor& by, Desk desk);

    /// The same within the caller's transaction: the first desk is made with the first administrator.
    Desk add(store::Transaction& transaction, const audit::Actor& by, Desk desk);

private:
    store::Database& database_;
    audit::Log& log_;
};

}  // namespace midad::people
