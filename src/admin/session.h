#pragma once

#include <boost/json/object.hpp>

#include "admin/context.h"
#include "people/sign_in.h"

/// Signing in and out, and what the application needs to know at its start.
namespace midad::admin {

Handled show_session(const Context& context);
Handled begin_session(const Context& context);
Handled finish_session(const Context& context);  // with the second factor
Handled change_session(const Context& context);  // one's own name and language
Handled end_session(const Context& context);
Handled end_sessions(const Context& context);

/// contract.ts's `SessionAnswer`.
boost::json::object session_answer(const Collaborators& with, const people::Person& person, std::string_view csrf);
/// The door is open, with its cookies: 200; or a code is asked for: 202 and a ticket.
Answer entered(const Context& context, const people::Entered& entered);
/// Where a request comes from. Valid as long as both arguments.
people::From from_of(const Context& context, const std::string& device);

}  // namespace midad::admin
