#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace midad::site {

/// A style sheet without comments and the blanks that mean nothing; strings are kept. Not a parser: for the theme's own
/// files, where a blank before `(`, `+` or `-` always means something.
std::string minified_css(std::string_view css);

/// asset:NAME inside url(…) as what `address_of` says of NAME.
std::string with_assets(std::string_view css, const std::function<std::string(std::string_view)>& address_of);

/// "'sha256-…'": what a Content-Security-Policy calls an inline style by (CSP3 §2.3.1).
std::string policy_hash(std::string_view content);

}  // namespace midad::site
