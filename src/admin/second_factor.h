#pragma once

#include "admin/context.h"

/// One's own second factor, and one's own password.
namespace midad::admin {

Handled begin_second_factor(const Context& context);
Handled confirm_second_factor(const Context& context);
Handled remove_second_factor(const Context& context);
Handled change_password(const Context& context);

}  // namespace midad::admin
