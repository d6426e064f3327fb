#include "admin/invitations.h"

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/session.h"
#include "people/people.h"
#include "record/masthead.h"

namespace midad::admin {

Handled show_invitation(const Context& context) {
    const auto link = context.with.people.links.find(context.capture("token"));
    if (!link) return refuse(Refusal{404, "people.link_ended"});
    const people::Person nobody{.role = people::Role::administrator};
    const people::Person& person = link->person ? *link->person : nobody;
    return Answer::of(boost::json::object{{"name", person.name},
                                          {"email", person.email},
                                          {"role", people::name_of(person.role)},
                                          {"kind", people::name_of(link->kind)}});
}

Handled accept_invitation(const Context& context) {
    people::Acceptance acceptance;
    acceptance.name = MIDAD_TRY(maybe_text(context.body, "name")).value_or("");
    acceptance.email = MIDAD_TRY(maybe_text(context.body, "email")).value_or("");
    acceptance.password = MIDAD_TRY(text_of(context.body, "password"));
    const record::Masthead& masthead = context.with.masthead;
    const auto answer =
        context.with.people.links.accept(context.capture("token"), acceptance, masthead.name, masthead.language);
    if (!answer) return refuse(Refusal::of(answer.error()));
    return entered(context, *answer);
}

}  // namespace midad::admin
