#pragma once

#include "admin/context.h"

/// Several at one story: who is there, who is at work, and what they noted.
namespace midad::admin {

Handled be_present(const Context& context);
Handled take_lock(const Context& context);
Handled free_lock(const Context& context);

Handled list_comments(const Context& context);
Handled add_comment(const Context& context);
Handled answer_comment(const Context& context);
Handled change_comment(const Context& context);

}  // namespace midad::admin
