#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace midad::html {

/// What may stand in an href of ours: an absolute http(s) address (midad::is_web_address), mailto: or tel: with
/// something behind it, a path of this site ("/…", never "//…" or a backslash, which browsers read as another host) or
/// "#…". Nothing with blanks or controls.
bool is_link_address(std::string_view address);

/// An address as somebody's HTML has it, made into one that is_link_address() takes: ends trimmed, controls
/// inside removed as browsers do (WHATWG URL §4.4), blanks inside as %20, the scheme in lower case. Nothing when it
/// leads elsewhere (javascript:, data:, an unknown scheme, another host without a scheme).
std::optional<std::string> link_address(std::string_view attribute);

/// The same for the source of a picture: http(s), a path of this site, or a path beside the page ("pictures/a.jpg").
std::optional<std::string> picture_address(std::string_view attribute);

}  // namespace midad::html
