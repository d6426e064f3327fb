#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace midad::http {

/// IMF-fixdate, "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7); always 29 characters for years 0 to 9999.
std::string format_http_date(std::int64_t seconds_since_1970);

/// Any of the three forms that a recipient must read: IMF-fixdate, RFC 850's, asctime's. Nothing when it is none.
std::optional<std::int64_t> parse_http_date(std::string_view text);

}  // namespace midad::http
