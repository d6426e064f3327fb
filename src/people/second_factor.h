#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/log.h"
#include "base/result.h"
#include "people/key.h"
#include "people/person.h"
#include "people/refusal.h"

namespace midad::store {
class Database;
class Transaction;
}  // namespace midad::store

namespace midad::people {

/// A secret that is shared with a telephone, shown once.
struct Secret {
    std::string base32;
    std::string uri;     // otpauth://…
    std::string qr_svg;  // the same as a picture
};

/// The second factor: codes that a telephone reckons (RFC 6238), and ten for recovery. Any thread.
class SecondFactor {
public:
    /// All must outlive it.
    SecondFactor(store::Database& database, const Clock& clock, audit::Log& log, Key key)
        : database_{database}, clock_{clock}, log_{log}, key_{std::move(key)} {}

    /// A new secret; not asked for until confirm(). Refused when they have one already.
    Result<Secret, Refusal> begin(const Person& person, std::string_view paper);
    /// With the first code from the telephone: the codes for recovery, shown once. Ends the other sessions.
    Result<std::vector<std::string>, Refusal> confirm(const Person& person, std::string_view session,
                                                      std::string_view code);
    /// The password has been repeated.
    Result<void, Refusal> remove(const Person& person);

    /// Takes a code, each once; false when it is none. Says in the audit when it was one for recovery.
    bool take(store::Transaction& transaction, const Person& person, std::string_view code);

private:
    store::Database& database_;
    const Clock& clock_;
    audit::Log& log_;
    Key key_;
};

}  // namespace midad::people
