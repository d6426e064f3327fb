#include "people/sign_in.h"

#include "people/internal/rows.h"
#include "people/internal/secrets.h"
#include "people/passwords.h"
#include "people/queries.h"
#include "store/database.h"

namespace midad::people {

namespace {

using namespace std::chrono_literals;
using Why = Refusal::Why;

constexpr std::chrono::minutes ticket_holds_for = 10min;
constexpr int tries_of_ticket = 5;
constexpr std::chrono::days device_known_for{365};

Refusal come_again(std::chrono::seconds wait) {
    return {Why::limited, "people.too_often", {{"seconds", std::to_string(wait.count())}}, {}, wait};
}

Refusal too_many_at_once() { return {Why::busy, "people.busy", {}, {}, 2s}; }

/// The account's own count, or that of a browser that its owner signed in with before: whoever guesses elsewhere then
/// does not keep the owner out.
Attempts::Try try_of(store::Database& database, Instant now, const std::string& email, std::optional<PersonId> person,
                     std::string_view device) {
    if (person && !device.empty() && device.size() <= 128) {
        const auto row = database.one(queries::device, kept_of(device), to_ms(now - device_known_for));
        if (row && row->integer(0) == person->value) return {Attempts::device, kept_of(device)};
    }
    return {Attempts::account, email};
}

}  // namespace

Result<Entered, Refusal> SignIn::with_password(std::string_view email, std::string_view password, const From& from) {
    const Refusal refused = refusal(Why::credentials, "people.credentials_wrong");
    if (email.size() > 1000 || password.size() > longest_password_bytes) return refuse(refused);
    const std::string folded = folded_email(email);
    const auto row = database_.one(queries::password_of_email, folded);
    std::optional<PersonId> person;
    if (row) person = PersonId{row->integer(0)};
    const std::vector<Attempts::Try> tries{try_of(database_, clock_.now(), folded, person, from.device),
                                           {Attempts::address, network_of(from.peer)}};
    if (const auto wait = attempts_.wait_before(tries)) return refuse(come_again(*wait));

    const bool has_way_in = row && !row->is_null(1) && row->integer(2) == 0;
    // Outside of any transaction: nobody who writes waits for it.
    const auto right = hashing_.is_of(password, has_way_in ? row->maybe_text(1) : std::nullopt);
    if (!right) {
        attempts_.give_back(tries);
        return refuse(too_many_at_once());
    }
    if (!*right) return refuse(refused);
    attempts_.succeeded(tries);
    return database_.together(store::Durability::full,
                              [&](store::Transaction& transaction) -> Result<Entered, Refusal> {
                                  // Once more: meanwhile they may have been disabled, or given another password.
                                  const auto now = transaction.one(queries::password_of_email, folded);
                                  if (!now || now->integer(2) != 0 || now->maybe_text(1) != row->maybe_text(1))
                                      return refuse(refused);
                                  const auto found = person_by_id(transaction, *person);
                                  if (!found) return refuse(refused);
                                  return enter(transaction, *found);
                              });
}

Entered SignIn::enter(store::Transaction& transaction, const Person& person) {
    if (!person.second_factor) return open(transaction, person);
    const Instant now = clock_.now();
    transaction.run(queries::delete_old_tickets, to_ms(now));
    SecondNeeded needed{new_token()};
    transaction.run(queries::insert_ticket, kept_of(needed.ticket), person.id.value, to_ms(now + ticket_holds_for));
    return needed;
}

SignedIn SignIn::open(store::Transaction& transaction, const Person& person) {
    const Instant now = clock_.now();
    SignedIn signed_in{person, sessions_.begin(transaction, person.id), new_token()};
    signed_in.person.last_seen = now;
    transaction.run(queries::delete_old_devices, to_ms(now - device_known_for));
    transaction.run(queries::insert_device, kept_of(signed_in.device), person.id.value, to_ms(now));
    log_.append(transaction, audit::Act{"person.signed_in", actor_of(person), {"person", person.id.value}});
    return signed_in;
}

Result<SignedIn, Refusal> SignIn::with_code(std::string_view ticket, std::string_view code, const From& from) {
    const Refusal ended = refusal(Why::credentials, "people.ticket_ended");
    if (ticket.size() > 128 || code.size() > 64) return refuse(ended);
    std::optional<PersonId> person;
    database_.write(store::Durability::normal, [&](store::Transaction& transaction) {
        const auto row = transaction.one(queries::try_ticket, kept_of(ticket), to_ms(clock_.now()), tries_of_ticket);
        if (row) person = PersonId{row->integer(0)};
    });
    if (!person) return refuse(ended);
    const std::vector<Attempts::Try> tries{{Attempts::second_factor, std::to_string(person->value)},
                                           {Attempts::address, network_of(from.peer)}};
    if (const auto wait = attempts_.wait_before(tries)) return refuse(come_again(*wait));
    auto answer =
        database_.together(store::Durability::full, [&](store::Transaction& transaction) -> Result<SignedIn, Refusal> {
            const auto found = person_by_id(transaction, *person);
            if (!found || found->disabled) return refuse(ended);
            if (!second_factor_.take(transaction, *found, code))
                return refuse(refusal(Why::credentials, "people.code_wrong", "code"));
            transaction.run(queries::delete_ticket, kept_of(ticket));
            return open(transaction, *found);
        });
    if (answer) attempts_.succeeded(tries);
    return answer;
}

Result<void, Refusal> SignIn::repeat_password(const Person& person, std::string_view password) {
    const Attempts::Try one{Attempts::password, std::to_string(person.id.value)};
    if (const auto wait = attempts_.wait_before({one})) return refuse(come_again(*wait));
    const auto row = database_.one(queries::password_of_person, person.id.value);
    const auto right =
        hashing_.is_of(password.substr(0, longest_password_bytes), row ? row->maybe_text(0) : std::nullopt);
    if (!right) {
        attempts_.give_back({one});
        return refuse(too_many_at_once());
    }
    if (!*right) return refuse(refusal(Why::wrong, "people.password_wrong", "password"));
    attempts_.succeeded({one});
    return {};
}

Result<void, Refusal> SignIn::change_password(const Person& person, std::string_view session, std::string_view old,
                                              std::string_view wanted, std::string_view paper) {
    if (const auto repeated = repeat_password(person, old); !repeated) {
        Refusal refused = repeated.error();
        if (refused.where == "password") refused.where = "old";
        return refuse(std::move(refused));
    }
    if (auto objection = objection_to_password(wanted, {person.name, person.email, paper})) {
        objection->where = "new";
        return refuse(*std::move(objection));
    }
    const auto hash = hashing_.hash(wanted);
    if (!hash) return refuse(too_many_at_once());
    database_.write(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.run(queries::set_password, person.id.value, *hash);
        transaction.run(queries::delete_other_sessions, person.id.value, kept_of(session));
        transaction.run(queries::delete_tickets_of_person, person.id.value);
        transaction.run(queries::delete_devices_of_person, person.id.value);
        transaction.run(queries::delete_links_of_person, person.id.value);
        log_.append(transaction, audit::Act{"person.password_changed", actor_of(person), {"person", person.id.value}});
    });
    return {};
}

}  // namespace midad::people
