#include "people/links.h"

#include <cassert>

#include "people/internal/rows.h"
#include "people/internal/secrets.h"
#include "people/passwords.h"
#include "people/queries.h"
#include "store/database.h"
#include "text/fold.h"
#include "text/messages.h"

namespace midad::people {

namespace {

using namespace std::chrono_literals;
using Why = Refusal::Why;

Refusal link_ended() { return refusal(Why::unknown, "people.link_ended"); }

bool has_administrator(store::Session& session) { return counted(session, queries::has_administrator) > 0; }

std::optional<LinkKind> kind_of(std::string_view name) {
    for (const LinkKind kind : {LinkKind::invitation, LinkKind::reset, LinkKind::first})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::optional<Link> find_link(store::Session& session, std::string_view token, Instant now) {
    if (token.empty() || token.size() > 128) return std::nullopt;
    const auto row = session.one(queries::link, kept_of(token), to_ms(now));
    if (!row) return std::nullopt;
    const auto kind = kind_of(row->text(0));
    if (!kind) return std::nullopt;
    if (*kind == LinkKind::first) {
        if (has_administrator(session)) return std::nullopt;
        return Link{*kind, std::nullopt};
    }
    auto person = person_by_id(session, PersonId{row->integer(1)});
    if (!person || person->disabled) return std::nullopt;
    return Link{*kind, std::move(person)};
}

}  // namespace

std::string_view name_of(LinkKind kind) {
    switch (kind) {
        case LinkKind::invitation:
            return "invitation";
        case LinkKind::reset:
            return "reset";
        case LinkKind::first:
            return "first";
    }
    return {};
}

std::optional<std::string> Links::make_first() {
    const Instant now = clock_.now();
    return database_.together(store::Durability::full,
                              [&](store::Transaction& transaction) -> std::optional<std::string> {
                                  transaction.run(queries::delete_old_links, to_ms(now));
                                  if (has_administrator(transaction)) return std::nullopt;
                                  std::string token = new_token();
                                  transaction.run(queries::insert_link, kept_of(token), name_of(LinkKind::first),
                                                  std::nullopt, to_ms(now + holds_for));
                                  return token;
                              });
}

Result<std::string, Refusal> Links::make_for(const audit::Actor& by, PersonId id) {
    const Instant now = clock_.now();
    using Made = Result<std::string, Refusal>;
    return database_.together(store::Durability::full, [&](store::Transaction& transaction) -> Made {
        const auto person = person_by_id(transaction, id);
        if (!person) return refuse(refusal(Why::unknown, "people.person_unknown"));
        if (person->disabled) return refuse(refusal(Why::conflict, "people.person_disabled"));
        transaction.run(queries::delete_old_links, to_ms(now));
        transaction.run(queries::delete_links_of_person, id.value);
        std::string token = new_token();
        const LinkKind kind = person->invited ? LinkKind::invitation : LinkKind::reset;
        transaction.run(queries::insert_link, kept_of(token), name_of(kind), id.value, to_ms(now + holds_for));
        log_.append(transaction, audit::Act{person->invited ? "person.invited_again" : "person.reset_link",
                                            by,
                                            {"person", id.value},
                                            {{"person", person->name}}});
        return token;
    });
}

std::optional<Link> Links::find(std::string_view token) const {
    std::optional<Link> link;
    database_.read([&](store::Session& session) { link = find_link(session, token, clock_.now()); });
    return link;
}

namespace {

/// The name and address that the person will have, or why not.
Result<Person, Refusal> accepted(const Link& link, const Acceptance& acceptance) {
    Person person = link.person.value_or(Person{});
    if (link.kind != LinkKind::reset) {
        // Somebody invited may write their own name as they sign; nothing said is what they were invited by.
        if (link.kind == LinkKind::first || !acceptance.name.empty()) {
            if (auto objection = objection_to_name(acceptance.name)) return refuse(*std::move(objection));
            person.name = text::tidy(acceptance.name);
        }
    }
    if (link.kind == LinkKind::first) {
        person.email = text::tidy(acceptance.email);
        person.role = Role::administrator;
        if (auto objection = objection_to_email(person.email)) return refuse(*std::move(objection));
    }
    return person;
}

}  // namespace

/// The first administrator, and a desk to sit at.
void Links::found(store::Transaction& transaction, Person& person, const std::string& hash) {
    const auto row = transaction.one(queries::insert_person, person.name, person.email, folded_email(person.email),
                                     name_of(person.role), person.language, hash);
    assert(row);  // the staff is locked, and nobody had the address
    person.id = PersonId{row->integer(0)};
    log_.append(transaction, audit::Act{"person.first", actor_of(person), {"person", person.id.value}});
    Desk desk;
    desk.name = text::Messages::carried().say(person.language, "people.first_desk");
    desk.stages = usual_stages(person.language);
    desk = desks_.add(transaction, actor_of(person), std::move(desk));
    transaction.run(queries::insert_member, person.id.value, desk.id.value);
}

void Links::join(store::Transaction& transaction, const Person& person, LinkKind kind, const std::string& hash) {
    transaction.run(queries::set_password, person.id.value, hash);
    transaction.run(queries::set_person, person.id.value, person.name, person.email, folded_email(person.email),
                    name_of(person.role), person.language, 0);
    end_everything(transaction, person.id);
    log_.append(transaction, audit::Act{kind == LinkKind::invitation ? "person.joined" : "person.password_reset",
                                        actor_of(person),
                                        {"person", person.id.value}});
}

Result<Entered, Refusal> Links::accept(std::string_view token, const Acceptance& acceptance, std::string_view paper,
                                       std::string_view language) {
    const auto link = find(token);
    if (!link) return refuse(link_ended());
    Person person = MIDAD_TRY(accepted(*link, acceptance));
    if (auto objection = objection_to_password(acceptance.password, {person.name, person.email, paper}))
        return refuse(*std::move(objection));
    const auto hash = hashing_.hash(acceptance.password);
    if (!hash) return refuse(Refusal{Why::busy, "people.busy", {}, {}, 2s});

    if (link->kind == LinkKind::first) person.language = language.starts_with("en") ? "en" : "ar";
    return database_.together(store::Durability::full,
                              [&](store::Transaction& transaction) { return use(transaction, token, person, *hash); });
}

Result<Entered, Refusal> Links::use(store::Transaction& transaction, std::string_view token, Person person,
                                    const std::string& hash) {
    const Instant now = clock_.now();
    static_cast<void>(transaction.one(queries::lock_staff));
    // What was found before may be gone since: another has used it, or the person was disabled.
    const auto still = find_link(transaction, token, now);
    if (!still) return refuse(link_ended());
    if (still->kind == LinkKind::first && person_by_email(transaction, person.email))
        return refuse(refusal(Why::conflict, "people.email_taken", "email"));
    if (transaction.run(queries::use_link, kept_of(token), to_ms(now)) != 1) return refuse(link_ended());
    if (still->kind == LinkKind::first) {
        found(transaction, person, hash);
    } else {
        Person now_is = *still->person;  // as it is by now; the name is what they signed with
        now_is.name = person.name;
        join(transaction, now_is, still->kind, hash);
    }
    const auto joined = person_by_id(transaction, person.id);
    assert(joined);  // just written
    return sign_in_.enter(transaction, *joined);
}

}  // namespace midad::people
