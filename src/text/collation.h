#pragma once

#include <string>
#include <string_view>

namespace midad::text {

/// A key whose byte order is the order of names in an Arabic index: without «ال» at the head, hamza forms as alef,
/// marks ignored, Latin after Arabic. ICU's root collation tailored for ar. Any thread.
std::string sort_key(std::string_view name);

}  // namespace midad::text
