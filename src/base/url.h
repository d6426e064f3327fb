#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace midad {

/// RFC 3986 §2.1. What %XX stands for; nothing when a % is not followed by two hexadecimal digits. `+` stays `+`.
std::optional<std::string> percent_decoded(std::string_view text);

/// A path or a part of one with everything but unreserved characters and `/` as %XX, upper case (RFC 3986 §2.1, §2.3):
/// what stands in an href, a Location header, a sitemap.
std::string percent_encoded(std::string_view path);

/// name=value pairs of a query, in order, `+` as a blank; pairs that do not decode to UTF-8 are left out.
std::vector<std::pair<std::string, std::string>> query_parameters(std::string_view query);

/// The parameter's value; nothing when it is not there.
std::optional<std::string> query_parameter(std::string_view query, std::string_view name);

/// Whether it is an absolute http or https address with a host and without blanks, controls or a user's name.
bool is_web_address(std::string_view address);

}  // namespace midad
