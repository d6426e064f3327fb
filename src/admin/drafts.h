#pragma once

#include "admin/context.h"

namespace midad::admin {

Handled save_draft(const Context& context);
Handled list_revisions(const Context& context);
Handled keep_revision(const Context& context);
Handled show_revision(const Context& context);
Handled show_difference(const Context& context);
Handled restore_blocks(const Context& context);

}  // namespace midad::admin
