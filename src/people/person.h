#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/entry.h"
#include "base/clock.h"
#include "base/id.h"
#include "people/permissions.h"

namespace midad::people {

/// Somebody who works here, or did.
struct Person {
    PersonId id;
    std::string name;
    std::string email;
    Role role = Role::reporter;
    std::vector<DeskId> desks;
    std::string language = "ar";  // of what the desk says to them: "ar" or "en"
    bool disabled = false;
    bool invited = false;  // has not set a password yet
    bool second_factor = false;
    std::optional<Instant> last_seen;
};

bool is_at(const Person& person, DeskId desk);

/// Whether they may do it anywhere at all. Somebody disabled may do nothing.
bool may(const Person& person, Permission permission);
/// Whether they may do it to what belongs to that desk.
bool may(const Person& person, Permission permission, DeskId desk);

/// As the audit writes them down.
audit::Actor actor_of(const Person& person);

}  // namespace midad::people
