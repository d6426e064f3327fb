#pragma once

#include "admin/context.h"

namespace midad::admin {

/// What the publish drawer shows.
Handled show_drawer(const Context& context);
Handled publish_story(const Context& context);
Handled take_back(const Context& context);
Handled correct_story(const Context& context);
Handled withdraw_story(const Context& context);
Handled list_corrections(const Context& context);

Handled move_story(const Context& context);
Handled sign_off(const Context& context);
Handled withdraw_sign_off(const Context& context);
Handled set_embargo(const Context& context);
Handled set_expiry(const Context& context);
Handled set_due(const Context& context);

}  // namespace midad::admin
