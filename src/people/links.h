#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "audit/log.h"
#include "base/result.h"
#include "people/desks.h"
#include "people/hashing.h"
#include "people/person.h"
#include "people/refusal.h"
#include "people/sign_in.h"

namespace midad::people {

/// What a link is for. first: makes the first administrator.
enum class LinkKind { invitation, reset, first };
std::string_view name_of(LinkKind kind);

struct Link {
    LinkKind kind;
    std::optional<Person> person;  // nobody yet behind the first one
};

/// What somebody answers to their link.
struct Acceptance {
    std::string name, email;  // email: for the first link only
    std::string password;
};

/// Links that are used once and hold for seven days. What is kept is their hash. Any thread.
class Links {
public:
    static constexpr std::chrono::days holds_for{7};

    Links(store::Database& database, const Clock& clock, audit::Log& log, Hashing& hashing, SignIn& sign_in,
          Desks& desks)
        : database_{database}, clock_{clock}, log_{log}, hashing_{hashing}, sign_in_{sign_in}, desks_{desks} {}

    /// A new link that makes the first administrator; nothing once there is one.
    std::optional<std::string> make_first();
    /// A new link for somebody: the invitation again while they have no password, a reset otherwise. Earlier ones hold
    /// no more.
    Result<std::string, Refusal> make_for(const audit::Actor& by, PersonId person);

    std::optional<Link> find(std::string_view token) const;
    /// Sets the password, ends every session of theirs and opens the door. `paper`: its name, which is no
    /// password. `language`: of the first administrator and of the desk that is made with them.
    Result<Entered, Refusal> accept(std::string_view token, const Acceptance& acceptance, std::string_view paper,
                                    std::string_view language);

private:
    Result<Entered, Refusal> use(store::Transaction& transaction, std::string_view token, Person person,
                                 const std::string& hash);
    void found(store::Transaction& transaction, Person& person, const std::string& hash);
    void join(store::Transaction& transaction, const Person& person, LinkKind kind, const std::string& hash);

    store::Database& database_;
    const Clock& clock_;
    audit::Log& log_;
    Hashing& hashing_;
    SignIn& sign_in_;
    Desks& desks_;
};

}  // namespace midad::people
