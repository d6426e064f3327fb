#include "audience/counts.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "audience/internal/recent.h"
#include "audience/queries.h"
#include "record/record.h"
#include "store/database.h"

namespace midad::audience {

using namespace std::chrono_literals;

namespace {

// Under story 0 stand the reads of the whole paper.
constexpr StoryId whole_paper{0};
constexpr auto hours_are_kept = std::chrono::hours{24 * 40};
constexpr auto most_read_holds = 15s;
// How many of the most read are kept at hand; more than any page shows.
constexpr std::size_t most_read_kept = 100;

std::int64_t hour_of(Instant now) { return std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count(); }
// Hours are never negative where readers are, but division must round down all the same.
std::int64_t day_of_hour(std::int64_t hour) {
    return std::chrono::floor<std::chrono::days>(std::chrono::hours{hour}).count();
}

/// What is known of one story's number.
struct Entry {
    std::int64_t in_database = 0;
    std::int64_t turn = 0;                      // the flush that in_database is as of
    std::map<std::int64_t, std::int64_t> told;  // by hour, not yet in the database: one hour as a rule

    std::int64_t not_flushed() const {
        std::int64_t sum = 0;
        for (const auto& [hour, reads] : told) sum += reads;
        return sum;
    }
};

/// What one flush writes.
struct Batch {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> by_story_and_hour;

    bool empty() const { return by_story_and_hour.empty(); }
};

/// Sums in the order of their keys: two nodes that flush touch rows in one order and never wait in a circle.
class Sums {
public:
    void add(std::int64_t first, std::int64_t second, std::int64_t reads) { sums_[{first, second}] += reads; }
    /// [[first, second, reads], …]
    std::string triples() const {
        std::string json = "[";
        for (const auto& [key, reads] : sums_) {
            if (json.size() > 1) json += ',';
            json +=
                '[' + std::to_string(key.first) + ',' + std::to_string(key.second) + ',' + std::to_string(reads) + ']';
        }
        return json + ']';
    }
    /// [[first, reads], …], for sums whose second key is always 0.
    std::string pairs() const {
        std::string json = "[";
        for (const auto& [key, reads] : sums_) {
            if (json.size() > 1) json += ',';
            json += '[' + std::to_string(key.first) + ',' + std::to_string(reads) + ']';
        }
        return json + ']';
    }

private:
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> sums_;
};

struct Written {
    std::int64_t turn = 0;
    std::unordered_map<StoryId, std::int64_t> reads;
};

Written write(store::Transaction& transaction, const Batch& batch, std::optional<std::int64_t> forget_before) {
    Sums reads, hours, days;
    for (const auto& [key, count] : batch.by_story_and_hour) {
        const auto [story, hour] = key;
        hours.add(hour, story, count);
        for (const std::int64_t row : {whole_paper.value, story}) {
            reads.add(row, 0, count);
            days.add(day_of_hour(hour), row, count);
        }
    }
    Written written;
    if (const auto row = transaction.one(queries::next_turn)) written.turn = row->integer(0);
    for (const store::Row& row : transaction.all(queries::add_reads, reads.pairs(), written.turn))
        written.reads.emplace(StoryId{row.integer(0)}, row.integer(1));
    transaction.run(queries::add_hours, hours.triples());
    transaction.run(queries::add_days, days.triples());
    if (forget_before) transaction.run(queries::forget_hours, *forget_before);
    return written;
}

}  // namespace

struct Counts::Inside {
    Inside(store::Database& database_, const Clock& clock_)
        : database{database_}, clock{clock_}, record{database_, clock_} {}

    static constexpr std::size_t shards = 16;
    struct Shard {
        std::mutex mutex;
        std::unordered_map<StoryId, Entry> entries;
    };
    struct MostRead {
        Instant asked_at{};
        std::vector<Read> reads;
    };

    Shard& shard_of(StoryId story) { return shard[static_cast<std::size_t>(story.value) % shards]; }

    template <typename Use>
    auto with_entry(StoryId story, Use&& use);
    bool is_met(StoryId story);
    Batch told();
    void take_over(const Batch& batch, const Written& written);
    void begin_looking();
    void look_at_others(std::vector<StoryId>& changed);
    std::optional<std::int64_t> hours_to_forget() const;

    store::Database& database;
    const Clock& clock;
    record::Record record;
    Recent recent;
    std::array<Shard, shards> shard;
    /// The last turn that the entries were brought up to.
    std::atomic<std::int64_t> seen_turn{0};
    std::once_flag began_looking;
    std::mutex flushing;                 // one flush at a time
    std::int64_t forgotten_in_hour = 0;  // under `flushing`
    std::mutex most_read_mutex;
    std::map<std::chrono::hours, MostRead> most_read;  // under most_read_mutex
};

/// Uses the story's entry under its shard's lock, asking the database first when there is none.
template <typename Use>
auto Counts::Inside::with_entry(StoryId story, Use&& use) {
    Shard& at = shard_of(story);
    for (;;) {
        {
            const std::lock_guard lock{at.mutex};
            if (const auto found = at.entries.find(story); found != at.entries.end()) return use(found->second);
        }
        // Not under the lock: a slow database is not to hold up the beacons of other stories. If a flush went by
        // meanwhile, it may have looked for this entry before it was there; then the number is asked again.
        begin_looking();
        const std::int64_t turn_before = seen_turn.load();
        Entry entry;
        if (const auto row = database.one(queries::reads_of_story, story.value)) {
            entry.in_database = row->integer(0);
            entry.turn = row->integer(1);
        }
        const std::lock_guard lock{at.mutex};
        if (seen_turn.load() == turn_before) at.entries.try_emplace(story, std::move(entry));
    }
}

/// Whether this process counts the story already.
bool Counts::Inside::is_met(StoryId story) {
    Shard& at = shard_of(story);
    const std::lock_guard lock{at.mutex};
    return at.entries.contains(story);
}

Batch Counts::Inside::told() {
    Batch batch;
    for (Shard& at : shard) {
        const std::lock_guard lock{at.mutex};
        for (const auto& [story, entry] : at.entries)
            for (const auto& [hour, reads] : entry.told)
                batch.by_story_and_hour.emplace(std::pair{story.value, hour}, reads);
    }
    return batch;
}

/// Only now that they are in the database are they taken from what was told.
void Counts::Inside::take_over(const Batch& batch, const Written& written) {
    for (const auto& [story, reads] : written.reads) {
        Shard& at = shard_of(story);
        const std::lock_guard lock{at.mutex};
        const auto found = at.entries.find(story);
        if (found == at.entries.end()) continue;  // the whole paper, whose number nobody asked for yet
        Entry& entry = found->second;
        entry.in_database = reads;
        entry.turn = written.turn;
        const auto first = batch.by_story_and_hour.lower_bound({story.value, std::numeric_limits<std::int64_t>::min()});
        for (auto one = first; one != batch.by_story_and_hour.end() && one->first.first == story.value; ++one) {
            const auto told = entry.told.find(one->first.second);
            told->second -= one->second;
            if (told->second == 0) entry.told.erase(told);
        }
    }
}

/// Before the first number is asked: what other nodes write from here on is seen.
void Counts::Inside::begin_looking() {
    std::call_once(began_looking, [&] {
        const auto row = database.one(queries::turn);
        seen_turn = row ? row->integer(0) : 0;
    });
}

void Counts::Inside::look_at_others(std::vector<StoryId>& changed) {
    begin_looking();
    const std::vector<store::Row> rows = database.all(queries::reads_since_turn, seen_turn.load());
    if (rows.empty()) return;
    seen_turn = rows.back().integer(2);
    for (const store::Row& row : rows) {
        const StoryId story{row.integer(0)};
        Shard& at = shard_of(story);
        const std::lock_guard lock{at.mutex};
        const auto found = at.entries.find(story);
        const bool is_newer = found != at.entries.end() && found->second.turn < row.integer(2);
        if (is_newer) {
            found->second.in_database = row.integer(1);
            found->second.turn = row.integer(2);
        }
        if (story != whole_paper && (is_newer || found == at.entries.end())) changed.push_back(story);
    }
}

std::optional<std::int64_t> Counts::Inside::hours_to_forget() const {
    const std::int64_t hour = hour_of(clock.now());
    if (hour == forgotten_in_hour) return std::nullopt;
    return hour - hours_are_kept.count();
}

Counts::Counts(store::Database& database, const Clock& clock) : inside_{std::make_unique<Inside>(database, clock)} {}
Counts::~Counts() = default;

bool Counts::tell(StoryId story, std::string_view peer, std::string_view user_agent) {
    if (story.value <= 0 || is_robot(user_agent)) return false;
    if (!inside_->is_met(story) && !inside_->record.find_address(story)) return false;
    const Instant now = inside_->clock.now();
    if (!inside_->recent.is_new(story, peer, user_agent, now)) return false;
    return inside_->with_entry(story, [&](Entry& entry) {
        ++entry.told[hour_of(now)];
        return true;
    });
}

std::vector<StoryId> Counts::flush() {
    const std::lock_guard one_at_a_time{inside_->flushing};
    std::vector<StoryId> changed;
    const Batch batch = inside_->told();
    if (!batch.empty()) {
        const auto forget_before = inside_->hours_to_forget();
        const Written written = inside_->database.together(
            store::Durability::normal,
            [&](store::Transaction& transaction) { return write(transaction, batch, forget_before); });
        if (forget_before) inside_->forgotten_in_hour = *forget_before + hours_are_kept.count();
        inside_->take_over(batch, written);
        for (const auto& [story, reads] : written.reads)
            if (story != whole_paper) changed.push_back(story);
    }
    inside_->look_at_others(changed);
    std::ranges::sort(changed);
    changed.erase(std::ranges::unique(changed).begin(), changed.end());
    return changed;
}

std::int64_t Counts::reads(StoryId story) const {
    // Anybody may ask for any number: one that nobody read leaves nothing in memory.
    if (!inside_->is_met(story) && !inside_->database.one(queries::reads_of_story, story.value)) return 0;
    return inside_->with_entry(story, [](const Entry& entry) { return entry.in_database + entry.not_flushed(); });
}

std::int64_t Counts::total() const {
    std::int64_t sum = reads(whole_paper);
    for (Inside::Shard& at : inside_->shard) {
        const std::lock_guard lock{at.mutex};
        for (const auto& [story, entry] : at.entries) sum += entry.not_flushed();
    }
    return sum;
}

std::vector<Counts::Read> Counts::most_read(std::chrono::hours within, std::size_t limit) const {
    const Instant now = inside_->clock.now();
    const std::lock_guard lock{inside_->most_read_mutex};
    Inside::MostRead& kept = inside_->most_read[within];
    // A young paper's list is short and cheap, and everybody looks whether it moves; a long one is kept for a while.
    const bool is_fresh = kept.reads.size() >= most_read_kept && now - kept.asked_at < most_read_holds;
    if (!is_fresh || limit > most_read_kept) {
        const std::int64_t rows = static_cast<std::int64_t>(std::max(limit, most_read_kept));
        kept.reads.clear();
        for (const store::Row& row : inside_->database.all(queries::most_read, hour_of(now) - within.count(), rows))
            kept.reads.push_back({StoryId{row.integer(0)}, row.integer(1)});
        kept.asked_at = now;
    }
    return {kept.reads.begin(), kept.reads.begin() + static_cast<std::ptrdiff_t>(std::min(limit, kept.reads.size()))};
}

std::vector<Counts::DayReads> Counts::by_day(StoryId story) const {
    std::vector<DayReads> days;
    for (const store::Row& row : inside_->database.all(queries::reads_by_day, story.value))
        days.push_back({row.integer(0), row.integer(1)});
    return days;
}

std::vector<Counts::DayReads> Counts::by_day() const { return by_day(whole_paper); }

}  // namespace midad::audience
