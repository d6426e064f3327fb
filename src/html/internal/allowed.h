#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace midad::html {

/// What becomes of an element of somebody's HTML.
enum class Fate {
    kept,
    a_division,  // a block that the allow-list does not name: a div, so that its text stays apart from its neighbours'
    unwrapped,   // gives way to its children
    dropped,     // goes with its contents
};

Fate fate_of(std::string_view tag);
bool is_void(std::string_view tag);

/// The attribute's value as it may stand on that tag; nothing when it may not.
std::optional<std::string> allowed_value(std::string_view tag, std::string_view attribute, std::string_view value);

}  // namespace midad::html
