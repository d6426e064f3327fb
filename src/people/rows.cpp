#include "people/internal/rows.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "people/queries.h"
#include "store/database.h"
#include "text/fold.h"

namespace midad::people {

namespace {

constexpr std::size_t longest_email = 254;  // RFC 5321 §4.5.3.1.3, without the brackets
constexpr std::size_t longest_name = 100;

Person person_of(const store::Row& row) {
    Person person;
    person.id = PersonId{row.integer(0)};
    person.name = row.text(1);
    person.email = row.text(2);
    person.role = role_of(row.text(3)).value_or(Role::photographer);
    person.language = row.text(4);
    person.disabled = row.integer(5) != 0;
    person.invited = row.integer(6) != 0;
    if (const auto seen = row.maybe_integer(7)) person.last_seen = from_ms(*seen);
    person.second_factor = row.integer(8) != 0;
    return person;
}

std::optional<Person> with_desks(store::Session& session, const std::optional<store::Row>& row) {
    if (!row) return std::nullopt;
    Person person = person_of(*row);
    for (const store::Row& desk : session.all(queries::desks_of_person, person.id.value))
        person.desks.push_back(DeskId{desk.integer(0)});
    return person;
}

bool is_blank_or_control(char32_t c) {
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0x3000 || c == 0xFFFD ||
           text::is_invisible(c);
}

}  // namespace

std::optional<Person> person_by_id(store::Session& session, PersonId person) {
    return with_desks(session, session.one(queries::person_by_id, person.value));
}

std::optional<Person> person_by_email(store::Session& session, std::string_view email) {
    return with_desks(session, session.one(queries::person_by_email, folded_email(email)));
}

std::vector<Person> all_persons(store::Session& session) {
    std::vector<Person> all;
    for (const store::Row& row : session.all(queries::everyone)) all.push_back(person_of(row));
    for (const store::Row& row : session.all(queries::members)) {
        const auto person =
            std::find_if(all.begin(), all.end(), [&](const Person& one) { return one.id.value == row.integer(0); });
        if (person != all.end()) person->desks.push_back(DeskId{row.integer(1)});
    }
    return all;
}

std::int64_t counted(store::Session& session, const store::Query& query) {
    const auto row = session.one(query);
    assert(row);
    return row->integer(0);
}

std::string folded_email(std::string_view email) { return text::folded(text::tidy(email)); }

namespace {

bool is_email(std::string_view email) {
    if (email.size() > longest_email || !is_utf8(email)) return false;
    for (std::size_t at = 0; at < email.size();) {
        if (is_blank_or_control(next_code_point(email, at))) return false;
    }
    const std::size_t sign = email.find('@');
    if (sign == email.npos || sign == 0 || sign > 64 || email.find('@', sign + 1) != email.npos) return false;
    const std::string_view host = email.substr(sign + 1);
    if (host.empty() || host.front() == '.' || host.back() == '.' || host.find("..") != host.npos) return false;
    return email.find_first_of("<>()[],;:\\\"") == email.npos;
}

}  // namespace

std::optional<Refusal> objection_to_email(std::string_view email) {
    if (is_email(email)) return std::nullopt;
    return refusal(Refusal::Why::wrong, "people.email_impossible", "email");
}

std::optional<Refusal> objection_to_name(std::string_view name) {
    if (!is_utf8(name) || text::folded(name).empty())
        return refusal(Refusal::Why::wrong, "people.name_missing", "name");
    if (text::length(name) > longest_name) return refusal(Refusal::Why::wrong, "people.name_too_long", "name");
    return std::nullopt;
}

void end_everything(store::Transaction& transaction, PersonId person) {
    transaction.run(queries::delete_sessions_of_person, person.value);
    transaction.run(queries::delete_tickets_of_person, person.value);
    transaction.run(queries::delete_devices_of_person, person.value);
    transaction.run(queries::delete_links_of_person, person.value);
}

}  // namespace midad::people
