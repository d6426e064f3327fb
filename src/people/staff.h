#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/log.h"
#include "base/result.h"
#include "people/person.h"
#include "people/refusal.h"

namespace midad::store {
class Database;
}

namespace midad::people {

/// Somebody to be let in.
struct Invitee {
    std::string name, email;
    Role role = Role::reporter;
    std::vector<DeskId> desks = {};
    std::string language = "ar";
};

/// Somebody who was, and what opens the door once, within seven days.
struct Invited {
    Person person;
    std::string token;
};

/// What is to become of somebody; what is not said stays.
struct Change {
    std::optional<std::string> name, email, language;
    std::optional<Role> role;
    std::optional<std::vector<DeskId>> desks;
    std::optional<bool> disabled;
    bool remove_second_factor = false;
};

/// Who works here. Nobody is ever deleted: the audit names them. Any thread.
///
/// Every act is an entry of the audit in the same transaction. Somebody disabled is signed out by the same commit. The
/// last administrator who can sign in can be neither disabled nor given another role.
class Staff {
public:
    /// All must outlive the staff.
    Staff(store::Database& database, const Clock& clock, audit::Log& log)
        : database_{database}, clock_{clock}, log_{log} {}

    /// In the order of their names.
    std::vector<Person> everyone() const;
    std::optional<Person> find(PersonId person) const;
    /// However the address is written: capitals and full-width letters are the same.
    std::optional<Person> find_by_email(std::string_view email) const;
    /// Whether an administrator has ever set a password: before that, the newspaper is nobody's.
    bool has_administrator() const;

    Result<Invited, Refusal> invite(const audit::Actor& by, const Invitee& invitee);
    Result<Person, Refusal> change(const audit::Actor& by, PersonId person, const Change& change);

private:
    store::Database& database_;
    const Clock& clock_;
    audit::Log& log_;
};

}  // namespace midad::people
