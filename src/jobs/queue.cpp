#include "jobs/queue.h"

#include "jobs/queries.h"
#include "store/database.h"

namespace midad::jobs {

namespace {

using store::Durability;
using store::Transaction;

// A lost last moment puts a job back to where it was: it is done again, which works must bear. What leaves jobs decides
// for itself how sure its transaction is.
constexpr Durability for_progress = Durability::normal;

}  // namespace

void Queue::leave(Transaction& transaction, std::string_view name, std::string_view payload, std::string_view key,
                  std::optional<Instant> due) {
    const Instant now = clock_.now();
    transaction.run(queries::leave, name, payload, key, to_ms(due.value_or(now)), to_ms(now));
    transaction.after_commit([&bell = bell()] { bell.ring(); });
}

std::optional<Waiting> Queue::claim(Instant until) {
    const std::int64_t now = to_ms(clock_.now());
    if (!database_.one(queries::any_due, now)) return std::nullopt;
    return database_.together(for_progress, [&](Transaction& transaction) -> std::optional<Waiting> {
        const auto row = transaction.one(queries::claim, now, to_ms(until));
        if (!row) return std::nullopt;
        return Waiting{JobId{row->integer(0)}, row->text(1), row->text(2), static_cast<int>(row->integer(3))};
    });
}

void Queue::done(JobId id) {
    database_.together(for_progress, [&](Transaction& transaction) { transaction.run(queries::done, id.value); });
}

void Queue::again(JobId id, Instant due, std::string_view why) {
    database_.together(for_progress, [&](Transaction& transaction) {
        const auto row = transaction.one(queries::take_back, id.value);
        if (!row) return;  // the lease ran out, and somebody else has put it back or done it
        transaction.run(queries::put_back, id.value, row->text(0), row->text(1), row->text(2), to_ms(due),
                        row->integer(3), why, row->integer(4));
    });
}

void Queue::give_up(JobId id, std::string_view why) {
    database_.together(for_progress,
                       [&](Transaction& transaction) { transaction.run(queries::give_up, id.value, why); });
}

Queue::Numbers Queue::numbers() const {
    const store::Row row = database_.one(queries::numbers).value();
    Numbers numbers{row.integer(0), row.integer(1), row.integer(2), std::nullopt};
    if (const auto oldest = row.maybe_integer(3)) numbers.oldest_due = from_ms(*oldest);
    return numbers;
}

std::vector<Failed> Queue::failed(int at_most) const {
    std::vector<Failed> found;
    for (const store::Row& row : database_.all(queries::failed, at_most)) {
        found.push_back({JobId{row.integer(0)}, row.text(1), row.text(2), static_cast<int>(row.integer(3)), row.text(4),
                         from_ms(row.integer(5))});
    }
    return found;
}

store::Doorbell& Queue::bell() const { return database_.doorbell(); }

}  // namespace midad::jobs
