#include "jobs/schedule.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "base/log.h"
#include "jobs/queries.h"
#include "jobs/queue.h"
#include "store/database.h"

namespace midad::jobs {

namespace {

using namespace std::chrono_literals;
using store::Durability;
using store::Transaction;

/// The first moment after `after` that is `offset` past a multiple of `period`.
Instant next_multiple(Instant after, std::chrono::milliseconds period, std::chrono::milliseconds offset) {
    const auto since = after.time_since_epoch() - offset;
    auto whole = since / period;
    if (since < 0ms && since % period != 0ms) --whole;  // division goes towards zero; time does not
    return Instant{(whole + 1) * period + offset};
}

Turn turn_of(const std::string& name, const Rhythm& rhythm, Instant due, Instant now) {
    // A newspaper that was off for a month with an entry of every minute: counting further helps nobody.
    static constexpr std::int64_t enough = 100'000;
    Turn turn{name, due, 0};
    for (Instant next = rhythm.next_after(due); next <= now && turn.left_out < enough; next = rhythm.next_after(next)) {
        turn.due = next;
        ++turn.left_out;
    }
    return turn;
}

void log_if_late(const Turn& turn, Instant now) {
    if (turn.left_out == 0 && now - turn.due < 1min) return;
    log::warning("schedule: {} is {} min late; {} earlier turns were missed", turn.name, (now - turn.due) / 1min,
                 turn.left_out);
}

}  // namespace

Rhythm every(std::chrono::minutes period) {
    assert(period >= 1min);
    return {fmt::format("every {} min", period.count()),
            [period](Instant after) { return next_multiple(after, period, 0ms); }};
}

Rhythm daily(std::chrono::minutes after_midnight, std::chrono::minutes east_of_utc) {
    const std::chrono::milliseconds offset = after_midnight - east_of_utc;
    return {fmt::format("daily at {} min, {} min east", after_midnight.count(), east_of_utc.count()),
            [offset](Instant after) { return next_multiple(after, 24h, offset); }};
}

void Schedule::add(std::string name, Rhythm rhythm) {
    entries_.push_back({std::move(name), std::move(rhythm)});
    look_again_at_ = Instant{};
}

std::vector<Turn> Schedule::leave_due() {
    std::vector<Turn> turns;
    const Instant now = clock_.now();
    if (now < look_again_at_ || entries_.empty()) return turns;
    Instant nearest = Instant::max();
    for (const Entry& entry : entries_) nearest = std::min(nearest, look_at(entry, now, turns));
    // Only after all: when the store fails, everything is looked at again.
    look_again_at_ = nearest;
    return turns;
}

Instant Schedule::look_at(const Entry& entry, Instant now, std::vector<Turn>& turns) {
    const Instant next = entry.rhythm.next_after(now);
    const auto row = database_.one(queries::schedule_entry, entry.name);
    if (!row) {
        database_.together(Durability::normal, [&](Transaction& transaction) {
            transaction.run(queries::insert_schedule_entry, entry.name, entry.rhythm.told, to_ms(next));
        });
        return next;
    }
    const Instant due = from_ms(row->integer(1));
    const bool is_changed = row->text(0) != entry.rhythm.told;
    if (!is_changed && due > now) return due;
    const Turn turn = turn_of(entry.name, entry.rhythm, due, now);
    const bool is_ours = database_.together(Durability::normal, [&](Transaction& transaction) {
        const auto moved =
            transaction.run(queries::move_schedule_entry, entry.name, to_ms(due), to_ms(next), entry.rhythm.told);
        if (moved == 0 || is_changed) return false;
        queue_.leave(transaction, entry.name, std::to_string(to_ms(turn.due)), entry.name);
        return true;
    });
    if (is_ours) {
        log_if_late(turn, now);
        turns.push_back(turn);
    }
    return next;
}

}  // namespace midad::jobs
