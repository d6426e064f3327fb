#pragma once

#include "admin/context.h"

namespace midad::admin {

Handled list_media(const Context& context);
Handled show_media(const Context& context);
Handled change_media(const Context& context);

Handled list_uploads(const Context& context);
Handled begin_upload(const Context& context);
Handled show_upload(const Context& context);
Handled append_upload(const Context& context);
Handled drop_upload(const Context& context);

}  // namespace midad::admin
