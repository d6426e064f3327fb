#pragma once

#include "admin/context.h"

/// One-time links: invitations, resets, and the first one.
namespace midad::admin {

Handled show_invitation(const Context& context);
Handled accept_invitation(const Context& context);

}  // namespace midad::admin
