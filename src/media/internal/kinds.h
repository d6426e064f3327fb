#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace midad::media {

/// The largest picture or file that is taken, in bytes.
inline constexpr std::uintmax_t largest_original = 60u << 20;

/// The format by the first bytes, 12 of them at least; nothing for one that is not taken. "jpg", "png", "webp", "avif".
std::optional<std::string> format_of(std::string_view bytes);

/// The ending of a file's name in lower case, without the point; empty when it is of no kind that is taken.
std::string file_kind_of(std::string_view name);
/// Whether the bytes are what the ending says, as far as can be told without unpacking: a PDF and a ZIP have their
/// beginning and their end, text is text.
bool is_of_kind(std::string_view bytes, std::string_view kind);

}  // namespace midad::media
