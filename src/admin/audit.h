#pragma once

#include "admin/context.h"

/// Who did what.
namespace midad::admin {

Handled list_audit(const Context& context);
Handled export_audit(const Context& context);

}  // namespace midad::admin
