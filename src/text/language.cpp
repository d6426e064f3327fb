#include "text/language.h"

#include <array>
#include <string>

#include <unicode/uloc.h>

namespace midad::text {

namespace {

/// "qaa" to "qtz" (ISO 639-2).
bool is_private(std::string_view code) { return code[0] == 'q' && code[1] <= 't'; }

}  // namespace

bool is_language(std::string_view tag) {
    constexpr std::size_t longest = 35;  // RFC 5646 §4.4.1: what a tag without extensions can need
    if (tag.empty() || tag.size() > longest || tag.front() == '-') return false;
    const std::string text{tag};
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    std::int32_t read = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(text.c_str(), locale.data(), static_cast<std::int32_t>(locale.size()), &read, &status);
    if (U_FAILURE(status) || static_cast<std::size_t>(read) != text.size()) return false;
    std::array<char, ULOC_LANG_CAPACITY> language{};
    uloc_getLanguage(locale.data(), language.data(), static_cast<std::int32_t>(language.size()), &status);
    if (U_FAILURE(status)) return false;
    const std::string_view code{language.data()};
    // ISO 639-3 has thousands, of which ICU lists those that it has words for.
    if (code.size() == 3) return code != "und" && code != "mul" && code != "mis" && code != "zxx" && !is_private(code);
    for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
        if (code == *known) return true;
    }
    return false;
}

}  // namespace midad::text
