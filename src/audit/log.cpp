#include "audit/log.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include <boost/json.hpp>

#include "audit/chain.h"
#include "audit/queries.h"
#include "store/database.h"
#include "text/messages.h"

namespace midad::audit {

namespace {

constexpr std::int64_t entries_a_step = 500;

/// A row and, beside the entry, what of it is hashed as it lies.
struct Kept {
    Entry entry;
    std::string arguments;
};

Kept kept_of(const store::Row& row) {
    Kept kept;
    kept.entry.number = row.integer(0);
    kept.entry.at = from_ms(row.integer(1));
    if (const auto person = row.maybe_integer(2)) kept.entry.person = PersonId{*person};
    kept.entry.key = row.text(3);
    kept.entry.subject = {row.text(4), row.integer(5)};
    kept.arguments = row.text(6);
    kept.entry.arguments = arguments_of(kept.arguments);
    kept.entry.hash = row.text(7);
    return kept;
}

bool is_word(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// A mistake of the program's own: an entry nobody could read.
void hold(const Act& act) {
    const std::string key = "audit." + std::string{act.key};
    assert(text::Messages::carried().has("ar", key) && text::Messages::carried().has("en", key));
    assert(is_word(act.subject.kind));
    static_cast<void>(key);
}

std::vector<store::Row> rows_of(store::Session& session, const Asked& asked, std::int64_t before, std::int64_t limit) {
    if (asked.subject && asked.person)
        return session.all(queries::older_of_both, before, limit, asked.subject->kind, asked.subject->id,
                           asked.person->value);
    if (asked.subject)
        return session.all(queries::older_of_subject, before, limit, asked.subject->kind, asked.subject->id);
    if (asked.person) return session.all(queries::older_of_person, before, limit, asked.person->value);
    return session.all(queries::older, before, limit);
}

std::string line_of(const Kept& kept, std::string_view previous) {
    namespace json = boost::json;
    const Entry& entry = kept.entry;
    json::object line;
    line["number"] = entry.number;
    line["at_ms"] = to_ms(entry.at);
    line["person"] = entry.person ? json::value(entry.person->value) : json::value(nullptr);
    line["key"] = entry.key;
    line["subject"] = entry.subject.kind;
    line["subject_id"] = entry.subject.id;
    json::object& arguments = line["arguments"].emplace_object();
    for (const auto& [name, value] : entry.arguments) arguments[name] = value;
    line["ar"] = sentence(entry, "ar");
    line["en"] = sentence(entry, "en");
    line["previous"] = previous;
    line["hash"] = entry.hash;
    return json::serialize(line);
}

}  // namespace

std::int64_t Log::append(store::Transaction& transaction, const Act& act) {
    hold(act);
    const auto tip = transaction.one(queries::lock_tip);
    assert(tip);
    Entry entry;
    entry.number = tip->integer(0) + 1;
    entry.at = clock_.now();
    entry.person = act.by.person;
    entry.key = act.key;
    entry.subject = act.subject;
    Arguments arguments = act.arguments;
    arguments.emplace_back("by", act.by.name);
    const std::string kept = arguments_json(arguments);
    const std::string hash = hash_of(tip->text(1), entry, kept);
    std::optional<std::int64_t> person;
    if (entry.person) person = entry.person->value;
    transaction.run(queries::insert_entry, entry.number, to_ms(entry.at), person, entry.key, entry.subject.kind,
                    entry.subject.id, kept, hash);
    transaction.run(queries::set_tip, entry.number, hash);
    return entry.number;
}

std::int64_t Log::append(const Act& act) {
    return database_.together(store::Durability::full,
                              [&](store::Transaction& transaction) { return append(transaction, act); });
}

List Log::list(const Asked& asked) const {
    const std::int64_t before = asked.before.value_or(std::numeric_limits<std::int64_t>::max());
    const auto limit = static_cast<std::int64_t>(asked.limit);
    List list;
    database_.read([&](store::Session& session) {
        for (const store::Row& row : rows_of(session, asked, before, limit + 1))
            list.entries.push_back(kept_of(row).entry);
    });
    if (list.entries.size() > asked.limit) {
        list.entries.resize(asked.limit);
        if (!list.entries.empty()) list.older = list.entries.back().number;
    }
    return list;
}

void Log::export_to(const std::function<void(std::string_view line)>& take) const {
    const std::int64_t last = tip().number;
    std::string previous;
    for (std::int64_t after = 0; after < last;) {
        const auto rows = database_.all(queries::following, after, entries_a_step);
        for (const store::Row& row : rows) {
            const Kept kept = kept_of(row);
            if (kept.entry.number > last) return;
            take(line_of(kept, previous));
            previous = kept.entry.hash;
            after = kept.entry.number;
        }
        if (rows.empty()) return;
    }
}

Tip Log::tip() const {
    const auto row = database_.one(queries::tip);
    assert(row);
    return {row->integer(0), row->text(1)};
}

std::optional<Broken> Log::verify() const {
    const auto end = database_.one(queries::tip);
    assert(end);
    const Tip last{end->integer(0), end->text(1)};
    std::string previous;
    std::int64_t at = 0;
    while (at < last.number) {
        const auto rows = database_.all(queries::following, at, entries_a_step);
        for (const store::Row& row : rows) {
            const Kept kept = kept_of(row);
            if (kept.entry.number != at + 1) return Broken{at + 1};
            if (hash_of(previous, kept.entry, kept.arguments) != kept.entry.hash) return Broken{at + 1};
            previous = kept.entry.hash;
            if (++at == last.number) break;
        }
        if (rows.empty()) return Broken{at + 1};
    }
    if (previous != last.hash) return Broken{at};
    if (end->integer(2) > at) return Broken{at + 1};  // behind what is said to be the last
    return std::nullopt;
}

}  // namespace midad::audit
