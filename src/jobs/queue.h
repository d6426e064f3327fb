#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace midad::store {
class Database;
class Doorbell;
class Transaction;
}  // namespace midad::store

namespace midad::jobs {

/// A job claimed by a runner.
struct Waiting {
    JobId id;
    std::string name;     // "media.renditions"
    std::string payload;  // the work's own text, JSON as a rule
    int attempts;         // before this one
};

/// A job that was given up.
struct Failed {
    JobId id;
    std::string name;
    std::string payload;
    int attempts;
    std::string why;  // the last failure's text for the log
    Instant left_at;
};

/// Work that waits in the database: it survives a crash, and is done by one process at a time. Any thread.
///
/// A job is done at least once: a process that dies, or outlives its lease, has it done again by another. Works must
/// bear that.
class Queue {
public:
    /// Both must outlive the queue.
    Queue(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// Leaves a job, due at `due` (now when missing), kept or lost with the transaction. A job of the same name and
    /// non-empty `key` that still waits is not left twice; it becomes due at the earlier of the two times. One that is
    /// being done already does not count. Runners of this process wake when the transaction is committed.
    void leave(store::Transaction& transaction, std::string_view name, std::string_view payload,
               std::string_view key = {}, std::optional<Instant> due = std::nullopt);

    /// The job longest due, leased until `until`: if it is neither done nor put back by then, another may claim it.
    /// Nothing when none is due.
    std::optional<Waiting> claim(Instant until);
    void done(JobId id);
    /// Puts it back until `due`, keeping why it failed.
    void again(JobId id, Instant due, std::string_view why);
    /// Keeps it as failed for good, for `midad doctor` and a person to see.
    void give_up(JobId id, std::string_view why);

    struct Numbers {
        std::int64_t waiting, leased, failed;
        std::optional<Instant> oldest_due;
    };
    Numbers numbers() const;
    /// What was given up, newest first.
    std::vector<Failed> failed(int at_most) const;

    /// Rings in this process when a job was left.
    store::Doorbell& bell() const;

private:
    store::Database& database_;
    const Clock& clock_;
};

/// How long until the next try after a failure that `attempts` others went before: 5 s, doubled each time, at most an
/// hour.
std::chrono::milliseconds wait_before(int attempts);

using Work = std::function<void(const std::string& payload)>;

/// Does waiting jobs, one at a time. With http's request boundary and main, this is one of the three places that catch
/// everything. run_one() may be called by several threads at once.
class Runner {
public:
    /// Tries in all, crashes counted, before a job is given up: with the growing waits, after some two and a half
    /// hours.
    static constexpr int most_attempts = 12;
    /// How long one try may take before another runner believes this one dead.
    static constexpr std::chrono::minutes lease{10};

    /// Both must outlive the runner.
    Runner(Queue& queue, const Clock& clock) : queue_{queue}, clock_{clock} {}
    /// What does the jobs of this name. Before the first run_one().
    void add(std::string name, Work work) { works_[std::move(name)] = std::move(work); }
    /// Runs one waiting job; false if none is due. What the work throws becomes the job's `why` and a line in the log;
    /// what is thrown out of here is the store's own trouble.
    bool run_one();

private:
    void put_off(const Waiting& job, std::string_view why);

    Queue& queue_;
    const Clock& clock_;
    std::map<std::string, Work, std::less<>> works_;
};

}  // namespace midad::jobs
