#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"

namespace midad::store {
class Database;
class Transaction;
}

namespace midad::jobs {

/// A job claimed by a runner.
struct Waiting {
    JobId id;
    std::string name;     // "media.renditions"
    std::string payload;  // the work's own text, JSON as a rule
    int attempts;         // before this one
};

/// Work that waits in the database: it survives a crash, and is done by one process at a time. Any thread.
class Queue {
public:
    /// Both must outlive the queue.
    Queue(store::Database& database, const Clock& clock) : database_{database}, clock_{clock} {}

    /// Leaves a job, due at `due` (now when missing), kept or lost with the transaction. A job of the same name and
    /// non-empty `key` that still waits is not left twice.
    void leave(store::Transaction& transaction, std::string_view name, std::string_view payload,
               std::string_view key = {}, std::optional<Instant> due = std::nullopt);

    /// The job longest due, leased until `until`: if it is neither done nor put back by then, another may claim it.
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

private:
    store::Database& database_;
    const Clock& clock_;
};

/// How long until the next try: 5 s doubled at each attempt, at most an hour.
std::chrono::milliseconds wait_before(int attempts);

using Work = std::function<void(const std::string& payload)>;

/// Does waiting jobs and scheduled work until it is stopped. With http's request boundary and main, this is one of the
/// three places that catch everything.
class Runner {
public:
    static constexpr int most_attempts = 12;

    Runner(Queue& queue, const Clock& clock) : queue_{queue}, clock_{clock} {}
    /// What does the jobs of this name. Before run().
    void add(std::string name, Work work) { works_[std::move(name)] = std::move(work); }
    /// Runs one waiting job, if there is one.
    bool run_one();

private:
    Queue& queue_;
    const Clock& clock_;
    std::map<std::string, Work, std::less<>> works_;
};

}  // namespace midad::jobs
