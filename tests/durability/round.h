#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "work.h"

namespace midad::durability {

/// The other process: writes from the number `first` on with several threads, and each number to standard output once
/// it is acknowledged. Ends only by being killed, or when the store fails (exit code 3).
int write_until_killed(Work& work, const std::string& place, std::int64_t first);

struct Round {
    std::set<std::int64_t> acknowledged;
    std::string ended;  // empty when the writer was killed, as it should be; else how it ended by itself
};

/// Starts the writer of that work, and `disaster` so long after its first acknowledgement, then kills the writer with
/// SIGKILL. `disaster` may be empty.
Round write_and_kill(const std::string& work, const std::string& place, std::int64_t first,
                     std::chrono::microseconds after, const std::function<void()>& disaster);

}  // namespace midad::durability
