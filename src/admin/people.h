#pragma once

#include <boost/json/object.hpp>

#include "admin/context.h"

/// Who works here: for those who may let others in.
namespace midad::admin {

Handled list_people(const Context& context);
Handled invite_person(const Context& context);
Handled change_person(const Context& context);
Handled make_reset_link(const Context& context);

/// contract.ts's `Person`.
boost::json::object json_of(const people::Person& person);
/// Where a one-time link leads: the application's own page, which reads the token from its address.
std::string link_of(const Collaborators& with, std::string_view token);

}  // namespace midad::admin
