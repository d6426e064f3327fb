#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "audit/log.h"
#include "base/result.h"
#include "people/attempts.h"
#include "people/hashing.h"
#include "people/person.h"
#include "people/refusal.h"
#include "people/second_factor.h"
#include "people/sessions.h"

namespace midad::people {

/// The door is open.
struct SignedIn {
    Person person;
    std::string session;  // for the browser's cookie
    std::string device;   // for another cookie, that says who signed in here before
};

/// The password was right; a code is asked for.
struct SecondNeeded {
    std::string ticket;  // holds for ten minutes and five tries
};

using Entered = std::variant<SignedIn, SecondNeeded>;

/// Where somebody comes from.
struct From {
    std::string_view peer;    // the client's address
    std::string_view device;  // the device's cookie; may be empty
};

/// The way in. Whether an account exists can be told neither from the answer nor from how long it took: whatever was
/// given, one password is hashed. Any thread.
class SignIn {
public:
    SignIn(store::Database& database, const Clock& clock, audit::Log& log, Hashing& hashing, Sessions& sessions,
           SecondFactor& second_factor)
        : database_{database},
          clock_{clock},
          log_{log},
          hashing_{hashing},
          sessions_{sessions},
          second_factor_{second_factor},
          attempts_{database, clock} {}

    Result<Entered, Refusal> with_password(std::string_view email, std::string_view password, const From& from);
    /// The code of a telephone, or one for recovery.
    Result<SignedIn, Refusal> with_code(std::string_view ticket, std::string_view code, const From& from);

    /// For somebody who has just shown who they are by a link; a second factor is asked for all the same.
    Entered enter(store::Transaction& transaction, const Person& person);

    /// Sets another password and ends the other sessions. `old` must be the one that is.
    Result<void, Refusal> change_password(const Person& person, std::string_view session, std::string_view old,
                                          std::string_view wanted, std::string_view paper);
    /// Whether it is their password: asked before the second factor goes.
    Result<void, Refusal> repeat_password(const Person& person, std::string_view password);

private:
    SignedIn open(store::Transaction& transaction, const Person& person);

    store::Database& database_;
    const Clock& clock_;
    audit::Log& log_;
    Hashing& hashing_;
    Sessions& sessions_;
    SecondFactor& second_factor_;
    Attempts attempts_;
};

}  // namespace midad::people
