#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace midad::store {
class Database;
}

namespace midad::audience {

/// How often each story was read. A read is told by the page's beacon; robots (by what they call themselves) and the
/// same reader's reloads within half an hour are left out. No cookie and no address is kept: a reader is a salted hash
/// in memory only, the salt is made anew every day and at every start. Counts are added to the database in batches by
/// flush(), which is to be called every second: a kill loses at most that. Several nodes add up. Any thread.
///
/// What goes to the database throws what the store throws; nothing told is lost by that.
class Counts {
public:
    /// Both must outlive the counts.
    Counts(store::Database& database, const Clock& clock);
    ~Counts();

    /// One beacon. False when it was not counted: a robot, a reload, or a story that is not public (so that a made-up
    /// number costs nothing but a look). Asks the database only for a story that this process has not met.
    bool tell(StoryId story, std::string_view peer, std::string_view user_agent);
    /// Writes what has come since, and looks for what other nodes wrote; the stories whose number changed, by either.
    /// When it throws, what was told stays and the next flush writes it.
    std::vector<StoryId> flush();

    /// Reads so far, those not yet flushed included; other nodes' as of the last flush. 0 for a story nobody read.
    std::int64_t reads(StoryId story) const;

    struct Read {
        StoryId story;
        std::int64_t reads;
    };
    /// The most read within the last day or week (at most forty days), by whole hours as flushed; withdrawn stories may
    /// be in it. At most fifteen seconds old on a busy paper.
    std::vector<Read> most_read(std::chrono::hours within, std::size_t limit) const;
    /// Days of a story's life with their reads as flushed, oldest first, for plots; or the whole paper's. Days on which
    /// nobody read are left out.
    struct DayReads {
        std::int64_t day;  // days since 1970-01-01 UTC
        std::int64_t reads;
    };
    std::vector<DayReads> by_day(StoryId story) const;
    std::vector<DayReads> by_day() const;
    /// Of all stories together, those not yet flushed included.
    std::int64_t total() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Whether a program that calls itself so reads for itself and not for a person.
bool is_robot(std::string_view user_agent);

}  // namespace midad::audience
