#include "admin/people.h"

#include <boost/json.hpp>

#include "admin/fields.h"
#include "base/url.h"
#include "people/people.h"
#include "record/masthead.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

Result<std::optional<people::Role>, Refusal> maybe_role(const json::value& body) {
    const auto name = MIDAD_TRY(maybe_text(body, "role"));
    if (!name) return std::optional<people::Role>{};
    const auto role = people::role_of(*name);
    if (!role) return refuse(Refusal{422, "people.role_unknown", {{"role", *name}}, "role"});
    return role;
}

Result<std::optional<std::vector<DeskId>>, Refusal> maybe_desks(const json::value& body) {
    const auto numbers = MIDAD_TRY(maybe_numbers(body, "desks"));
    if (!numbers) return std::optional<std::vector<DeskId>>{};
    std::vector<DeskId> desks;
    for (const std::int64_t number : *numbers) desks.push_back(DeskId{number});
    return desks;
}

}  // namespace

json::object json_of(const people::Person& person) {
    json::array desks;
    for (const DeskId desk : person.desks) desks.emplace_back(desk.value);
    return {{"id", person.id.value},
            {"name", person.name},
            {"email", person.email},
            {"role", people::name_of(person.role)},
            {"desks", std::move(desks)},
            {"language", person.language},
            {"second_factor", person.second_factor},
            {"disabled", person.disabled},
            {"invited", person.invited},
            {"last_seen_ms", person.last_seen ? json::value(to_ms(*person.last_seen)) : json::value(nullptr)}};
}

std::string link_of(const Collaborators& with, std::string_view token) {
    return with.masthead.address + "/admin/invitation/" + percent_encoded(token);
}

Handled list_people(const Context& context) {
    json::array everyone;
    for (const people::Person& person : context.with.people.staff.everyone()) everyone.push_back(json_of(person));
    return Answer::of(json::object{{"people", std::move(everyone)}});
}

Handled invite_person(const Context& context) {
    people::Invitee invitee;
    invitee.name = MIDAD_TRY(text_of(context.body, "name"));
    invitee.email = MIDAD_TRY(text_of(context.body, "email"));
    const auto role = MIDAD_TRY(maybe_role(context.body));
    if (!role) return refuse(Refusal::field("role"));
    invitee.role = *role;
    invitee.desks = MIDAD_TRY(maybe_desks(context.body)).value_or(std::vector<DeskId>{});
    const auto language = MIDAD_TRY(maybe_text(context.body, "language"));
    invitee.language = language.value_or(context.person().language);
    const auto invited = context.with.people.staff.invite(actor_of(context.person()), invitee);
    if (!invited) return refuse(Refusal::of(invited.error()));
    return Answer::of(
        json::object{{"person", json_of(invited->person)}, {"link", link_of(context.with, invited->token)}}, 201);
}

Handled change_person(const Context& context) {
    people::Change change;
    change.name = MIDAD_TRY(maybe_text(context.body, "name"));
    change.email = MIDAD_TRY(maybe_text(context.body, "email"));
    change.language = MIDAD_TRY(maybe_text(context.body, "language"));
    change.role = MIDAD_TRY(maybe_role(context.body));
    change.desks = MIDAD_TRY(maybe_desks(context.body));
    change.disabled = MIDAD_TRY(maybe_truth(context.body, "disabled"));
    // It can be taken from somebody who lost the telephone; nobody can set it up for another.
    const auto second_factor = MIDAD_TRY(maybe_truth(context.body, "second_factor"));
    change.remove_second_factor = second_factor == false;
    const PersonId who{context.number("person")};
    const auto changed = context.with.people.staff.change(actor_of(context.person()), who, change);
    if (!changed) return refuse(Refusal::of(changed.error()));
    return Answer::of(json::object{{"person", json_of(*changed)}});
}

Handled make_reset_link(const Context& context) {
    const auto token =
        context.with.people.links.make_for(actor_of(context.person()), PersonId{context.number("person")});
    if (!token) return refuse(Refusal::of(token.error()));
    return Answer::of(json::object{{"link", link_of(context.with, *token)}}, 201);
}

}  // namespace midad::admin
