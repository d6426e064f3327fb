#pragma once

#include <boost/json/object.hpp>

#include "admin/context.h"
#include "people/desks.h"

namespace midad::admin {

Handled list_desks(const Context& context);
Handled add_desk(const Context& context);
Handled change_desk(const Context& context);

/// contract.ts's `Desk`.
boost::json::object json_of(const people::Desk& desk);

}  // namespace midad::admin
