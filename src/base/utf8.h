#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace midad {

/// The offset of the first byte that is not part of a well-formed UTF-8 sequence (Unicode 15 §3.9, table 3-7: no
/// overlong forms, no surrogates, nothing above U+10FFFF); nothing when all of it is well formed.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

inline bool is_utf8(std::string_view bytes) { return !first_bad_utf8(bytes); }

/// The code point at `at`, which is moved past it. U+FFFD for a byte that begins none.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& to, char32_t code_point);

/// The longest beginning of at most `bytes` bytes that cuts no character.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

/// Its length in UTF-16 code units: as JavaScript counts characters.
std::size_t utf16_length(std::string_view text);
/// The byte at which the character with that UTF-16 offset begins; the text's size when it is shorter.
std::size_t byte_at_utf16(std::string_view text, std::size_t offset);

}  // namespace midad
