#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "audit/log.h"
#include "people/person.h"

namespace midad::store {
class Database;
class Transaction;
}  // namespace midad::store

namespace midad::people {

/// Somebody signed in, as a request finds them.
struct Visitor {
    Person person;
    std::string csrf;  // what a write must bring besides the cookie
};

/// Who is signed in. What the browser holds is 32 random bytes; what is kept is their hash. Any thread.
class Sessions {
public:
    static constexpr std::chrono::days idle{14};
    static constexpr std::chrono::days absolute{60};

    /// All must outlive the sessions.
    Sessions(store::Database& database, const Clock& clock, audit::Log& log)
        : database_{database}, clock_{clock}, log_{log} {}

    /// Whose session it is; nothing when it has ended, or its owner is disabled.
    std::optional<Visitor> find(std::string_view token);
    void sign_out(const Person& person, std::string_view token);
    void sign_out_everywhere(const Person& person);

    /// A new session's token, within the caller's transaction.
    std::string begin(store::Transaction& transaction, PersonId person);

private:
    store::Database& database_;
    const Clock& clock_;
    audit::Log& log_;
};

/// The token that a write of this session must bring: derived, so that nothing is kept and every node agrees.
std::string csrf_of(std::string_view session_token);

}  // namespace midad::people
