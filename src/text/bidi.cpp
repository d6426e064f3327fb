#include "text/bidi.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Languages written from right to left in their usual script (CLDR 42, likelySubtags).
constexpr std::array<std::string_view, 24> right_to_left{"ar",      "arc", "arz", "azb", "ckb", "dv",      "fa",  "glk",
                                                         "ha-arab", "he",  "iw",  "ji",  "ks",  "ku-arab", "lrc", "mzn",
                                                         "nqo",     "pnb", "prs", "ps",  "sd",  "syr",     "ug",  "ur"};

}  // namespace

std::string_view direction_of(std::string_view language) {
    std::string tag{language};
    std::transform(tag.begin(), tag.end(), tag.begin(), [](char c) { return c == '_' ? '-' : ascii_lower(c); });
    const auto is_in = [&](std::string_view known) {
        return tag.starts_with(known) && (tag.size() == known.size() || tag[known.size()] == '-');
    };
    // A script named in the tag decides (RFC 5646 §2.2.3): uz-Arab, pa-Arab, ar-Latn.
    for (std::size_t at = tag.find('-'); at != std::string::npos; at = tag.find('-', at + 1)) {
        const std::string_view subtag = std::string_view{tag}.substr(at + 1, tag.find('-', at + 1) - at - 1);
        if (subtag.size() == 4 && subtag[0] >= 'a' && subtag[0] <= 'z') {
            return subtag == "arab" || subtag == "hebr" || subtag == "syrc" || subtag == "thaa" || subtag == "nkoo"
                       ? "rtl"
                       : "ltr";
        }
    }
    if (is_in("yi")) return "rtl";
    return std::any_of(right_to_left.begin(), right_to_left.end(), is_in) ? "rtl" : "ltr";
}

std::string isolated(std::string_view text) {
    std::string result = "\u2068";
    result.reserve(text.size() + 6);
    // Marks of the text's own could close the isolate too early.
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        const bool is_control =
            c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (!is_control) result.append(text, begin, at - begin);
    }
    return result += "\u2069";
}

}  // namespace midad::text
