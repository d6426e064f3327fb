#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace midad::http {

/// ASCII letters in lower case; nothing else is changed.
std::string lower_case(std::string_view text);
/// Whether two texts are the same but for the case of ASCII letters.
bool same_name(std::string_view one, std::string_view other);
/// Without blanks and tabs at either end (OWS of RFC 9110 §5.6.3).
std::string_view trimmed(std::string_view text);

/// A token (RFC 9110 §5.6.2).
bool is_header_name(std::string_view name);
/// Without CR, LF, NUL and the other controls but the tab (RFC 9110 §5.5).
bool is_header_value(std::string_view value);

/// A block of "Name: value\r\n" lines without those of the given names.
std::string without_lines(std::string_view block, std::initializer_list<std::string_view> names);

}  // namespace midad::http
