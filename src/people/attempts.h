#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace midad::store {
class Database;
}

namespace midad::people {

/// How often something may be tried: some times at once, then twice as long a wait after each failure, up to a quarter
/// of an hour. Counted in the database, so all nodes count together. Any thread.
///
/// A try is counted before it is judged, and given back when it was right: tries at once are no way around.
class Attempts {
public:
    struct Kind {
        std::string_view name;
        int free;  // failures without a wait
    };
    static constexpr Kind account{"account", 5};
    static constexpr Kind address{"address", 30};
    static constexpr Kind device{"device", 10};
    static constexpr Kind second_factor{"second_factor", 5};
    static constexpr Kind password{"password", 10};  // repeated by somebody who is signed in

    struct Try {
        Kind kind;
        std::string who;
    };

    Attempts(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// Counts one try of each; how long to wait instead, when one of them is to wait.
    std::optional<std::chrono::seconds> wait_before(const std::vector<Try>& tries);
    /// It was right: forgets that account's or device's failures, gives an address back this one.
    void succeeded(const std::vector<Try>& tries);
    /// It could not be judged: as if it had not been tried.
    void give_back(const std::vector<Try>& tries);

private:
    enum class Outcome { right, not_judged };
    void settle(const std::vector<Try>& tries, Outcome outcome);
    std::string hidden(std::string_view who);

    store::Database& database_;
    const Clock& clock_;
};

/// The network that a client is counted under: an IPv4 address, an IPv6 /64.
std::string network_of(std::string_view peer);

}  // namespace midad::people
