#include "admin/second_factor.h"

#include <boost/json.hpp>

#include "admin/fields.h"
#include "people/people.h"
#include "record/masthead.h"

namespace midad::admin {

namespace json = boost::json;

Handled begin_second_factor(const Context& context) {
    const auto secret = context.with.people.second_factor.begin(context.person(), context.with.masthead.name);
    if (!secret) return refuse(Refusal::of(secret.error()));
    return Answer::of(json::object{{"secret", secret->base32}, {"uri", secret->uri}, {"qr_svg", secret->qr_svg}});
}

Handled confirm_second_factor(const Context& context) {
    const std::string code = MIDAD_TRY(text_of(context.body, "code"));
    const auto codes = context.with.people.second_factor.confirm(context.person(), context.session, code);
    if (!codes) return refuse(Refusal::of(codes.error()));
    json::array list;
    for (const std::string& one : *codes) list.emplace_back(one);
    return Answer::of(json::object{{"recovery_codes", std::move(list)}});
}

Handled remove_second_factor(const Context& context) {
    const std::string password = MIDAD_TRY(text_of(context.body, "password"));
    const auto repeated = context.with.people.sign_in.repeat_password(context.person(), password);
    if (!repeated) return refuse(Refusal::of(repeated.error()));
    const auto removed = context.with.people.second_factor.remove(context.person());
    if (!removed) return refuse(Refusal::of(removed.error()));
    return Answer::nothing();
}

Handled change_password(const Context& context) {
    const std::string old = MIDAD_TRY(text_of(context.body, "old"));
    const std::string wanted = MIDAD_TRY(text_of(context.body, "new"));
    const auto changed = context.with.people.sign_in.change_password(context.person(), context.session, old, wanted,
                                                                     context.with.masthead.name);
    if (!changed) return refuse(Refusal::of(changed.error()));
    return Answer::nothing();
}

}  // namespace midad::admin
