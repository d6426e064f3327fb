#include "admin/internal/gate.h"

#include <algorithm>
#include <cassert>

#include <boost/json.hpp>

#include "record/masthead.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

/// As long whether the first or the last letter differs.
bool same(std::string_view one, std::string_view other) {
    unsigned difference = one.size() == other.size() ? 0 : 1;
    for (std::size_t at = 0; at < std::min(one.size(), other.size()); ++at)
        difference |= static_cast<unsigned char>(one[at]) ^ static_cast<unsigned char>(other[at]);
    return difference == 0 && !one.empty();
}

std::string_view without_scheme(std::string_view origin) {
    const std::size_t mark = origin.find("://");
    return mark == origin.npos ? origin : origin.substr(mark + 3);
}

/// The store keeps no NUL, and no screen shows one.
bool has_nul(const json::value& value) {
    if (value.is_string()) return value.get_string().find('\0') != json::string::npos;
    if (value.is_array()) return std::any_of(value.get_array().begin(), value.get_array().end(), has_nul);
    if (!value.is_object()) return false;
    return std::any_of(value.get_object().begin(), value.get_object().end(), [](const auto& member) {
        return member.key().find('\0') != json::string_view::npos || has_nul(member.value());
    });
}

}  // namespace

bool is_allowed(const people::Person& person, const Needs& needs, const std::optional<Place>& place) {
    if (person.disabled) return false;
    if (needs.who != Needs::Who::permitted) return true;
    assert(needs.permission);
    if (needs.scope == Needs::Scope::any) return may(person, *needs.permission);
    assert(place);
    if (may(person, *needs.permission, place->desk)) return true;
    const bool own = place->author == person.id;
    return own && needs.for_own && may(person, *needs.for_own, place->desk);
}

/// Another page's doing: the browser says so itself (Fetch Metadata), or names another origin than the one it asks.
bool Gate::comes_from_elsewhere(const http::Request& request) const {
    const std::string_view site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin") return true;
    const std::string_view origin = request.header("origin");
    if (origin.empty()) return false;
    return origin != masthead_.address && without_scheme(origin) != request.header("host");
}

std::optional<Refusal> Gate::objection_to(const Context& context, std::string_view csrf) const {
    const bool open = resource_.needs.who == Needs::Who::anybody;
    if (!open && context.visitor == nullptr) return Refusal{401, "admin.sign_in"};
    if (!http::is_read(context.request.method)) {
        if (comes_from_elsewhere(context.request)) return Refusal{403, "admin.elsewhere"};
        if (!open && !same(context.request.header("x-csrf"), csrf)) return Refusal{403, "admin.csrf"};
    }
    if (open) return std::nullopt;
    return objection_at_place(context);
}

namespace {

/// Whoever may not do it anywhere is not told whether the thing exists.
bool may_somewhere(const people::Person& person, const Needs& needs) {
    for (const auto& permission : {needs.permission, needs.for_own})
        if (permission && may(person, *permission)) return true;
    return false;
}

}  // namespace

std::optional<Refusal> Gate::objection_at_place(const Context& context) const {
    std::optional<Place> place;
    if (resource_.needs.scope == Needs::Scope::own_desk) {
        assert(resource_.locate != nullptr);
        if (!may_somewhere(context.person(), resource_.needs)) return Refusal::forbidden();
        place = resource_.locate(context);
        if (!place) return Refusal::not_found();
    }
    if (!is_allowed(context.person(), resource_.needs, place)) return Refusal::forbidden();
    return std::nullopt;
}

Result<json::value, Refusal> Gate::body_of(const http::Request& request) const {
    if (request.body.size() > resource_.takes.most_bytes)
        return refuse(Refusal{413, "admin.body_large", {}, {}, {}, {}});
    if (resource_.takes.kind == Takes::Kind::bytes || request.body.empty()) return json::value(nullptr);
    // What a form of another page can send is no JSON by its type.
    if (!request.header("content-type").starts_with("application/json")) return refuse(Refusal{415, "admin.body_type"});
    json::error_code error;
    json::value body = json::parse(request.body, error);
    if (error || !body.is_object() || has_nul(body)) return refuse(Refusal{400, "admin.body_broken"});
    return body;
}

}  // namespace midad::admin
