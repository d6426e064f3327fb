#include "people/staff.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "people/internal/rows.h"
#include "people/internal/secrets.h"
#include "people/links.h"
#include "people/queries.h"
#include "store/database.h"
#include "text/collation.h"
#include "text/fold.h"

namespace midad::people {

namespace {

using Why = Refusal::Why;

std::string role_key(Role role) { return "people.role." + std::string{name_of(role)}; }

/// The names of the desks, for the audit; nothing when one of them is none.
std::optional<std::string> names_of(store::Session& session, const std::vector<DeskId>& desks) {
    std::string names;
    for (const DeskId desk : desks) {
        const auto row = session.one(queries::desk, desk.value);
        if (!row) return std::nullopt;
        names += (names.empty() ? "" : " – ") + row->text(1);
    }
    return names;
}

std::vector<DeskId> once_each(const std::vector<DeskId>& desks) {
    const std::set<DeskId> once{desks.begin(), desks.end()};
    return {once.begin(), once.end()};
}

bool can_let_others_in(const Person& person) {
    return person.role == Role::administrator && !person.disabled && !person.invited;
}

std::optional<Refusal> objection_to_language(std::string_view language) {
    if (language == "ar" || language == "en") return std::nullopt;
    return refusal(Why::wrong, "people.language_unknown", "language");
}

/// One change to one person, within a transaction that holds the staff.
class Changing {
public:
    Changing(store::Transaction& transaction, audit::Log& log, const audit::Actor& by, const Person& was)
        : transaction_{transaction}, log_{log}, by_{by}, was_{was}, is_{was} {}

    Result<Person, Refusal> make(const Change& change) {
        if (auto objection = read(change)) return refuse(*std::move(objection));
        if (can_let_others_in(was_) && !can_let_others_in(is_) && counted(transaction_, queries::administrators) < 2)
            return refuse(refusal(Why::conflict, "people.last_administrator"));
        transaction_.run(queries::set_person, is_.id.value, is_.name, is_.email, folded_email(is_.email),
                         name_of(is_.role), is_.language, is_.disabled ? 1 : 0);
        if (is_.disabled && !was_.disabled) end_everything(transaction_, is_.id);
        if (is_.desks != was_.desks) seat();
        tell();
        if (change.remove_second_factor && was_.second_factor) take_second_factor();
        return is_;
    }

private:
    std::optional<Refusal> read(const Change& change) {
        if (change.name) {
            if (auto objection = objection_to_name(*change.name)) return objection;
            is_.name = text::tidy(*change.name);
        }
        if (change.email) {
            is_.email = text::tidy(*change.email);
            if (auto objection = objection_to_email(is_.email)) return objection;
            const auto other = person_by_email(transaction_, is_.email);
            if (other && other->id != is_.id) return refusal(Why::conflict, "people.email_taken", "email");
        }
        if (change.language) {
            if (auto objection = objection_to_language(*change.language)) return objection;
            is_.language = *change.language;
        }
        if (change.role) is_.role = *change.role;
        if (change.disabled) is_.disabled = *change.disabled;
        if (change.desks) is_.desks = once_each(*change.desks);
        const auto desks = names_of(transaction_, is_.desks);
        if (!desks) return refusal(Why::wrong, "people.desk_unknown", "desks");
        desk_names_ = *desks;
        return std::nullopt;
    }

    void seat() {
        transaction_.run(queries::delete_members_of_person, is_.id.value);
        for (const DeskId desk : is_.desks) transaction_.run(queries::insert_member, is_.id.value, desk.value);
    }

    void take_second_factor() {
        transaction_.run(queries::delete_second_factor, is_.id.value);
        transaction_.run(queries::delete_recovery_codes, is_.id.value);
        is_.second_factor = false;
        log_.append(transaction_, audit::Act{"second_factor.removed", by_, subject(), {{"person", is_.name}}});
    }

    audit::Subject subject() const { return {"person", is_.id.value}; }

    void tell() {
        if (was_.name != is_.name)
            log_.append(transaction_,
                        audit::Act{"person.renamed", by_, subject(), {{"was", was_.name}, {"person", is_.name}}});
        if (was_.email != is_.email)
            log_.append(transaction_,
                        audit::Act{"person.email", by_, subject(), {{"person", is_.name}, {"email", is_.email}}});
        if (was_.role != is_.role)
            log_.append(
                transaction_,
                audit::Act{"person.role",
                           by_,
                           subject(),
                           {{"person", is_.name}, {"was@", role_key(was_.role)}, {"role@", role_key(is_.role)}}});
        if (was_.desks != is_.desks)
            log_.append(transaction_, audit::Act{is_.desks.empty() ? "person.no_desks" : "person.desks",
                                                 by_,
                                                 subject(),
                                                 {{"person", is_.name}, {"desks", desk_names_}}});
        if (was_.language != is_.language)
            log_.append(transaction_,
                        audit::Act{"person.language",
                                   by_,
                                   subject(),
                                   {{"person", is_.name}, {"language@", "people.language." + is_.language}}});
        if (was_.disabled != is_.disabled)
            log_.append(
                transaction_,
                audit::Act{
                    is_.disabled ? "person.disabled" : "person.enabled", by_, subject(), {{"person", is_.name}}});
    }

    store::Transaction& transaction_;
    audit::Log& log_;
    const audit::Actor& by_;
    const Person was_;
    Person is_;
    std::string desk_names_;
};

}  // namespace

std::vector<Person> Staff::everyone() const {
    std::vector<Person> all;
    database_.read([&](store::Session& session) { all = all_persons(session); });
    std::stable_sort(all.begin(), all.end(), [](const Person& one, const Person& other) {
        return text::sort_key(one.name) < text::sort_key(other.name);
    });
    return all;
}

std::optional<Person> Staff::find(PersonId person) const {
    std::optional<Person> found;
    database_.read([&](store::Session& session) { found = person_by_id(session, person); });
    return found;
}

std::optional<Person> Staff::find_by_email(std::string_view email) const {
    std::optional<Person> found;
    database_.read([&](store::Session& session) { found = person_by_email(session, email); });
    return found;
}

bool Staff::has_administrator() const {
    bool has = false;
    database_.read([&](store::Session& session) { has = counted(session, queries::has_administrator) > 0; });
    return has;
}

Result<Invited, Refusal> Staff::invite(const audit::Actor& by, const Invitee& invitee) {
    if (auto objection = objection_to_name(invitee.name)) return refuse(*std::move(objection));
    const std::string email = text::tidy(invitee.email);
    if (auto objection = objection_to_email(email)) return refuse(*std::move(objection));
    if (auto objection = objection_to_language(invitee.language)) return refuse(*std::move(objection));
    const std::vector<DeskId> desks = once_each(invitee.desks);
    return database_.together(
        store::Durability::full, [&](store::Transaction& transaction) -> Result<Invited, Refusal> {
            static_cast<void>(transaction.one(queries::lock_staff));
            if (!names_of(transaction, desks)) return refuse(refusal(Why::wrong, "people.desk_unknown", "desks"));
            const auto row =
                transaction.one(queries::insert_person, text::tidy(invitee.name), email, folded_email(email),
                                name_of(invitee.role), invitee.language, std::nullopt);
            if (!row) return refuse(refusal(Why::conflict, "people.email_taken", "email"));
            const PersonId id{row->integer(0)};
            for (const DeskId desk : desks) transaction.run(queries::insert_member, id.value, desk.value);
            auto person = person_by_id(transaction, id);
            assert(person);  // just written
            Invited invited{*std::move(person), new_token()};
            transaction.run(queries::insert_link, kept_of(invited.token), name_of(LinkKind::invitation), id.value,
                            to_ms(clock_.now() + Links::holds_for));
            log_.append(
                transaction,
                audit::Act{"person.invited",
                           by,
                           {"person", id.value},
                           {{"person", invited.person.name}, {"email", email}, {"role@", role_key(invitee.role)}}});
            return invited;
        });
}

Result<Person, Refusal> Staff::change(const audit::Actor& by, PersonId id, const Change& change) {
    return database_.together(store::Durability::full, [&](store::Transaction& transaction) -> Result<Person, Refusal> {
        static_cast<void>(transaction.one(queries::lock_staff));
        const auto was = person_by_id(transaction, id);
        if (!was) return refuse(refusal(Why::unknown, "people.person_unknown"));
        return Changing{transaction, log_, by, *was}.make(change);
    });
}

}  // namespace midad::people
