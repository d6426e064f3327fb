#include "people/sessions.h"

#include "people/internal/rows.h"
#include "people/internal/secrets.h"
#include "people/queries.h"
#include "store/database.h"

namespace midad::people {

namespace {

using namespace std::chrono_literals;

/// How exactly the last use is known: a write for every request would be felt.
constexpr std::chrono::minutes noted_every = 5min;
constexpr std::size_t longest_token = 128;

}  // namespace

std::string csrf_of(std::string_view session_token) { return mac_of(session_token, "midad csrf"); }

std::optional<Visitor> Sessions::find(std::string_view token) {
    if (token.empty() || token.size() > longest_token) return std::nullopt;
    const std::string hash = kept_of(token);
    const Instant now = clock_.now();
    std::optional<Person> person;
    Instant seen;
    database_.read([&](store::Session& session) {
        const auto row = session.one(queries::session, hash, to_ms(now - idle), to_ms(now - absolute));
        if (!row) return;
        seen = from_ms(row->integer(1));
        person = person_by_id(session, PersonId{row->integer(0)});
    });
    if (!person || person->disabled) return std::nullopt;
    if (seen + noted_every <= now) {
        database_.write(store::Durability::normal, [&](store::Transaction& transaction) {
            transaction.run(queries::touch_session, hash, to_ms(now));
            transaction.run(queries::set_last_seen, person->id.value, to_ms(now));
        });
        person->last_seen = now;
    }
    return Visitor{*std::move(person), csrf_of(token)};
}

void Sessions::sign_out(const Person& person, std::string_view token) {
    database_.write(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.run(queries::delete_session, kept_of(token));
        log_.append(transaction, audit::Act{"person.signed_out", actor_of(person), {"person", person.id.value}});
    });
}

void Sessions::sign_out_everywhere(const Person& person) {
    database_.write(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.run(queries::delete_sessions_of_person, person.id.value);
        transaction.run(queries::delete_tickets_of_person, person.id.value);
        transaction.run(queries::delete_devices_of_person, person.id.value);
        log_.append(transaction,
                    audit::Act{"person.signed_out_everywhere", actor_of(person), {"person", person.id.value}});
    });
}

std::string Sessions::begin(store::Transaction& transaction, PersonId person) {
    const Instant now = clock_.now();
    transaction.run(queries::delete_old_sessions, to_ms(now - idle), to_ms(now - absolute));
    std::string token = new_token();
    transaction.run(queries::insert_session, kept_of(token), person.value, to_ms(now));
    transaction.run(queries::set_last_seen, person.value, to_ms(now));
    return token;
}

}  // namespace midad::people
