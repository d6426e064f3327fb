#pragma once

#include <optional>
#include <string_view>

#include "admin/context.h"
#include "people/permissions.h"

namespace midad::admin {

/// What a route asks of whoever comes. Every row of routes.cpp says one of these; there is no default.
struct Needs {
    enum class Who {
        anybody,    // also nobody: the door itself
        signed_in,  // whoever they are: what is their own
        permitted,  // those with the permission
    };
    enum class Scope {
        any,       // the permission is enough
        own_desk,  // and the thing belongs to one of their desks, or they have desk.all
    };
    Who who;
    std::optional<people::Permission> permission = std::nullopt;
    Scope scope = Scope::any;
    /// For what they made themselves this one is enough (a story's own author: story.write).
    std::optional<people::Permission> for_own = std::nullopt;
};

inline constexpr Needs anybody{Needs::Who::anybody};
inline constexpr Needs signed_in{Needs::Who::signed_in};
constexpr Needs needs(people::Permission permission) { return {Needs::Who::permitted, permission}; }
/// At the desk that the route's `locate` finds.
constexpr Needs at_desk(people::Permission permission) {
    return {Needs::Who::permitted, permission, Needs::Scope::own_desk};
}
constexpr Needs at_desk(people::Permission permission, people::Permission for_own) {
    return {Needs::Who::permitted, permission, Needs::Scope::own_desk, for_own};
}

/// Where the thing is that a request is about.
struct Place {
    DeskId desk;
    std::optional<PersonId> author = std::nullopt;
};

/// Finds it from the captures; nothing: there is no such thing, and the answer is 404. Only for Scope::own_desk.
using Locate = std::optional<Place> (*)(const Context&);

/// What a body may be.
struct Takes {
    enum class Kind { json, bytes } kind = Kind::json;
    std::size_t most_bytes = 64u << 10;
};
inline constexpr Takes takes_json{};
inline constexpr Takes takes_article{Takes::Kind::json, 1u << 20};
constexpr Takes takes_bytes(std::size_t most) { return {Takes::Kind::bytes, most}; }

/// A row of the table: who may do what, all in one place.
struct Resource {
    Handler handler;
    Needs needs;
    Locate locate = nullptr;
    Takes takes = takes_json;
};

using Routes = http::Router<Resource>;

/// Everything under /admin/api, as a table of contents.
const Routes& routes();

/// Whether the person may, at that place. What the matrix test holds every row to.
bool is_allowed(const people::Person& person, const Needs& needs, const std::optional<Place>& place);

}  // namespace midad::admin
