#include "admin/session.h"

#include <boost/json.hpp>

#include "admin/cookies.h"
#include "admin/desks.h"
#include "admin/fields.h"
#include "admin/people.h"
#include "people/people.h"
#include "record/masthead.h"
#include "topics/sections_in_force.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

std::string_view name_of(text::Months months) {
    switch (months) {
        case text::Months::levantine:
            return "levantine";
        case text::Months::egyptian:
            return "egyptian";
        case text::Months::tunisian:
            return "tunisian";
        case text::Months::moroccan:
            return "moroccan";
    }
    return {};
}

json::object paper_of(const record::Masthead& masthead) {
    return {{"name", masthead.name},
            {"display_name", masthead.display_name},
            {"language", masthead.language},
            {"address", masthead.address},
            {"city", masthead.city},
            {"digits", masthead.house.digits == text::Digits::arabic_indic ? "arab" : "latn"},
            {"months", name_of(masthead.house.months)},
            {"time_zone", masthead.house.zone}};
}

http::Headers with_cookies(const Context& context, const people::SignedIn& in) {
    return {{"Set-Cookie", set_cookie(context.with.masthead, Cookie::session, in.session)},
            {"Set-Cookie", set_cookie(context.with.masthead, Cookie::device, in.device)}};
}

Answer let_in(const Context& context, const people::SignedIn& in) {
    return {200, session_answer(context.with, in.person, people::csrf_of(in.session)), with_cookies(context, in)};
}

Answer without_session(const Context& context) {
    Answer answer = Answer::nothing();
    answer.headers = {{"Set-Cookie", set_cookie(context.with.masthead, Cookie::session, "")}};
    return answer;
}

}  // namespace

json::object session_answer(const Collaborators& with, const people::Person& person, std::string_view csrf) {
    json::array permissions;
    for (const people::Permission one : people::all_permissions())
        if (may(person, one)) permissions.emplace_back(people::name_of(one));
    json::array sections;
    const auto known = with.sections.now();
    for (const topics::Section& section : known->all())
        sections.push_back({{"key", section.key}, {"name", section.name}, {"slug", section.slug}});
    json::array desks;
    for (const people::Desk& desk : with.people.desks.all()) desks.push_back(json_of(desk));
    json::array everyone;
    for (const people::Person& one : with.people.staff.everyone())
        everyone.push_back({{"id", one.id.value},
                            {"name", one.name},
                            {"role", people::name_of(one.role)},
                            {"disabled", one.disabled}});
    return {{"person", json_of(person)},        {"permissions", std::move(permissions)}, {"csrf", csrf},
            {"paper", paper_of(with.masthead)}, {"sections", std::move(sections)},       {"desks", std::move(desks)},
            {"people", std::move(everyone)},    {"now_ms", to_ms(with.clock.now())}};
}

people::From from_of(const Context& context, const std::string& device) { return {context.request.peer, device}; }

Answer entered(const Context& context, const people::Entered& entered) {
    if (const auto* in = std::get_if<people::SignedIn>(&entered)) return let_in(context, *in);
    return Answer::of(json::object{{"ticket", std::get<people::SecondNeeded>(entered).ticket}}, 202);
}

Handled show_session(const Context& context) {
    if (context.visitor == nullptr) {
        Refusal refusal{401, "admin.sign_in"};
        refusal.more["paper"] = {{"name", context.with.masthead.name}, {"language", context.with.masthead.language}};
        refusal.more["first"] = !context.with.people.staff.has_administrator();
        return refuse(std::move(refusal));
    }
    return Answer::of(session_answer(context.with, context.person(), people::csrf_of(context.session)));
}

Handled begin_session(const Context& context) {
    const std::string email = MIDAD_TRY(text_of(context.body, "email"));
    const std::string password = MIDAD_TRY(text_of(context.body, "password"));
    const std::string device = find_cookie(context.request, context.with.masthead, Cookie::device);
    const auto answer = context.with.people.sign_in.with_password(email, password, from_of(context, device));
    if (!answer) return refuse(Refusal::of(answer.error()));
    return entered(context, *answer);
}

Handled finish_session(const Context& context) {
    const std::string ticket = MIDAD_TRY(text_of(context.body, "ticket"));
    const std::string code = MIDAD_TRY(text_of(context.body, "code"));
    const auto answer = context.with.people.sign_in.with_code(ticket, code, from_of(context, {}));
    if (!answer) return refuse(Refusal::of(answer.error()));
    return let_in(context, *answer);
}

Handled change_session(const Context& context) {
    people::Change change;
    change.name = MIDAD_TRY(maybe_text(context.body, "name"));
    change.language = MIDAD_TRY(maybe_text(context.body, "language"));
    const auto changed = context.with.people.staff.change(actor_of(context.person()), context.person().id, change);
    if (!changed) return refuse(Refusal::of(changed.error()));
    return Answer::of(session_answer(context.with, *changed, people::csrf_of(context.session)));
}

Handled end_session(const Context& context) {
    context.with.people.sessions.sign_out(context.person(), context.session);
    return without_session(context);
}

Handled end_sessions(const Context& context) {
    context.with.people.sessions.sign_out_everywhere(context.person());
    return without_session(context);
}

}  // namespace midad::admin
