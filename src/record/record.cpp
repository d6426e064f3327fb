#include "record/record.h"

#include <cassert>
#include <limits>

#include "record/internal/preparation.h"
#include "record/internal/rows.h"
#include "record/internal/writing.h"
#include "record/queries.h"
#include "store/database.h"

namespace midad::record {

using store::Durability;

namespace {

Result<Published, Objections> publish_prepared(store::Transaction& transaction, const Prepared& prepared, Instant now) {
    Writing writing{transaction, now};
    const StoryId story = MIDAD_TRY(writing.publish(prepared));
    writing.finish();
    std::optional<Published> published = latest(transaction, story);
    assert(published);
    return *std::move(published);
}

}  // namespace

Objections objections_to(const Publication& publication, Instant now) {
    const auto prepared = prepare(publication, now);
    return prepared ? Objections{} : prepared.error();
}

Result<Published, Objections> Record::publish(const Publication& publication) {
    const Prepared prepared = MIDAD_TRY(prepare(publication, clock_.now()));
    return database_.together(Durability::full, [&](store::Transaction& transaction) {
        return publish_prepared(transaction, prepared, clock_.now());
    });
}

Result<Published, Objections> Record::publish(store::Transaction& transaction, const Publication& publication) {
    const Prepared prepared = MIDAD_TRY(prepare(publication, clock_.now()));
    return publish_prepared(transaction, prepared, clock_.now());
}

std::vector<Result<StoryId, Objections>> Record::publish_all(const std::vector<Publication>& publications) {
    std::vector<Result<Prepared, Objections>> prepared;
    prepared.reserve(publications.size());
    for (const Publication& publication : publications) prepared.push_back(prepare(publication, clock_.now()));

    std::vector<Result<StoryId, Objections>> answers;
    answers.reserve(publications.size());
    database_.write(Durability::full, [&](store::Transaction& transaction) {
        Writing writing{transaction, clock_.now()};
        for (const Result<Prepared, Objections>& one : prepared) {
            if (one)
                answers.push_back(writing.publish(*one));
            else
                answers.push_back(refuse(one.error()));
        }
        writing.finish();
    });
    return answers;
}

bool Record::withdraw(StoryId story, WithdrawalReason reason, std::string_view note) {
    return database_.together(
        Durability::full, [&](store::Transaction& transaction) { return withdraw(transaction, story, reason, note); });
}

bool Record::withdraw(store::Transaction& transaction, StoryId story, WithdrawalReason reason, std::string_view note) {
    Writing writing{transaction, clock_.now()};
    const bool known = writing.withdraw(story, reason, note);
    writing.finish();
    return known;
}

bool Record::reinstate(store::Transaction& transaction, StoryId story) {
    Writing writing{transaction, clock_.now()};
    const bool known = writing.reinstate(story);
    writing.finish();
    return known;
}

bool Record::take_back(store::Transaction& transaction, StoryId story, int version, const std::optional<Card>& stood) {
    Writing writing{transaction, clock_.now()};
    const bool taken = writing.take_back(story, version, stood);
    writing.finish();
    return taken;
}

std::optional<Published> Record::find_latest(store::Session& session, StoryId story) const {
    return latest(session, story);
}

std::optional<Published> Record::find_latest(StoryId story) const {
    std::optional<Published> published;
    database_.read([&](store::Session& session) { published = latest(session, story); });
    return published;
}

std::optional<Published> Record::find_version(StoryId story, int number) const {
    std::optional<Published> published;
    database_.read([&](store::Session& session) { published = one_version(session, story, number); });
    return published;
}

std::optional<Withdrawal> Record::find_withdrawal(StoryId story) const {
    const auto row = database_.one(queries::withdrawal, story.value);
    if (!row) return std::nullopt;
    return Withdrawal{from_ms(row->integer(0)), reason_of(row->text(1)), row->text(2)};
}

std::string_view name_of(WithdrawalReason reason) { return word_of(reason); }

std::vector<Withdrawn> Record::withdrawn(std::size_t limit) const {
    std::vector<Withdrawn> list;
    for (const store::Row& row : database_.all(queries::withdrawn, static_cast<std::int64_t>(limit)))
        list.push_back(
            {StoryId{row.integer(0)}, row.text(1), {from_ms(row.integer(2)), reason_of(row.text(3)), row.text(4)}});
    return list;
}

std::optional<StoryId> Record::find_origin(std::string_view origin) const {
    const auto row = database_.one(queries::story_of_origin, origin);
    if (!row) return std::nullopt;
    return StoryId{row->integer(0)};
}

std::optional<Address> Record::find_address(StoryId story) const {
    const auto row = database_.one(queries::current_address, story.value);
    if (!row) return std::nullopt;
    return Address{story, row->text(0), row->text(1)};
}

std::vector<Record::Change> Record::changes_after(std::int64_t sequence) const {
    return changes_after(sequence, static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max()));
}

std::vector<Record::Change> Record::changes_after(std::int64_t sequence, std::size_t limit) const {
    std::vector<Change> changes;
    const auto most = static_cast<std::int64_t>(limit);
    for (const store::Row& row : database_.all(queries::changes_after, sequence, most))
        changes.push_back({row.integer(0), StoryId{row.integer(1)}, row.text(2), words_of(row.text(3)),
                           words_of(row.text(4)), words_of(row.text(5)), row.integer(6)});
    return changes;
}

std::int64_t Record::last_change() const {
    const auto row = database_.one(queries::clock);
    assert(row);
    return row->integer(0);
}

std::vector<StoryId> Record::stories_after(StoryId story, std::size_t limit) const {
    std::vector<StoryId> stories;
    const auto most = static_cast<std::int64_t>(limit);
    for (const store::Row& row : database_.all(queries::stories_after, story.value, most))
        stories.emplace_back(row.integer(0));
    return stories;
}

}  // namespace midad::record
