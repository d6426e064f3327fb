#pragma once

#include <string_view>

namespace midad::text {

/// Whether it is a BCP 47 tag, well formed, of a language: "ar", "en-GB", "uz-Arab", "kmr"; of two letters only those
/// that ISO 639-1 names (not "zz"), of three all but the private and the special ones ("qaa", "und"). Any thread.
bool is_language(std::string_view tag);

}  // namespace midad::text
