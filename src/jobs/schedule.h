#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace midad::store {
class Database;
}

namespace midad::jobs {

class Queue;

/// When something is to be done again and again.
struct Rhythm {
    std::string told;                            // names the rhythm, and changes when it changes: "every 15 min"
    std::function<Instant(Instant)> next_after;  // the first moment after the given one, on a full minute
};

/// Every `period` (at least one minute), counted from 1970-01-01 00:00 UTC: every 15 minutes is at :00, :15, :30 and
/// :45.
Rhythm every(std::chrono::minutes period);

/// Once a day, so long after midnight in a zone that is `east_of_utc`. Where clocks change in summer, make a Rhythm
/// with the newspaper's calendar instead.
Rhythm daily(std::chrono::minutes after_midnight, std::chrono::minutes east_of_utc = std::chrono::minutes{0});

/// What an entry's turn was.
struct Turn {
    std::string name;
    Instant due;            // the latest moment it was due at
    std::int64_t left_out;  // earlier ones that nobody was there for
};

/// Leaves jobs at their times, to the minute. The times are in the database: of several nodes one leaves each, and
/// turns that were missed while no node ran are noticed, logged and made up for once, not once each. For one thread.
class Schedule {
public:
    /// All three must outlive the schedule.
    Schedule(store::Database& database, Queue& queue, const Clock& clock)
        : database_{database}, queue_{queue}, clock_{clock} {}

    /// A job of this name is left in this rhythm; its payload is the milliseconds of the moment that it was due at, and
    /// its key its name, so that a job that still waits is not left twice. A rhythm that has changed begins anew.
    void add(std::string name, Rhythm rhythm);

    /// Leaves what is due, and tells what it left. Costs nothing while nothing can be due.
    std::vector<Turn> leave_due();

private:
    struct Entry {
        std::string name;
        Rhythm rhythm;
    };
    /// The entry's next time after this; its turn goes to `turns` if it was this call that left it.
    Instant look_at(const Entry& entry, Instant now, std::vector<Turn>& turns);

    store::Database& database_;
    Queue& queue_;
    const Clock& clock_;
    std::vector<Entry> entries_;
    Instant look_again_at_{};
};

}  // namespace midad::jobs
