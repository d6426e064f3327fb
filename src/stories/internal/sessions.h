#pragma once

#include <string_view>

namespace midad::stories::internal {

/// Latin letters, digits and hyphens, 1 to 64: what a browser calls its tab.
bool is_session(std::string_view session);

}  // namespace midad::stories::internal
