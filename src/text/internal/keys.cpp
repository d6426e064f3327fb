#include "text/internal/keys.h"

#include <algorithm>

#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text::internal {

namespace {

// No word of any language is longer; what is longer is an address or a code, and its beginning will do.
constexpr std::size_t longest = 96;

std::string bare(std::string_view composed) {
    const Characters& characters = Characters::table();
    std::string out;
    out.reserve(composed.size());
    for (std::size_t at = 0; at < composed.size();) {
        const char32_t c = next_character(composed, at);
        if (c == tatweel || is_haraka(c) || is_invisible(c)) continue;
        const int value = digit_of_three(c);
        append_utf8(out, value >= 0 ? static_cast<char32_t>('0' + value) : characters.lower(c));
    }
    return out;
}

/// The seat that the letter after it gives a hamza within a word, however it was typed.
void append_hamza(std::string& out, char32_t c, char32_t next, bool is_last_but_one) {
    if (next == waw) {
        append_utf8(out, U'ؤ');
    } else if (c == hamza && next == alef) {
        // «قرءان» is «قرآن»; but in «جزءا» the alef is an ending, and the hamza stays.
        if (is_last_but_one) append_utf8(out, hamza);
    } else {
        append_utf8(out, U'ئ');
    }
}

std::string with_one_hamza(std::string_view spelling) {
    if (spelling.find("ء") == std::string_view::npos && spelling.find("ئ") == std::string_view::npos) {
        return std::string{spelling};
    }
    std::string out;
    out.reserve(spelling.size());
    for (std::size_t at = 0; at < spelling.size();) {
        const char32_t c = next_character(spelling, at);
        if ((c != hamza && c != U'ئ') || at == spelling.size()) {
            append_utf8(out, c);
            continue;
        }
        std::size_t after = at;
        const char32_t next = next_character(spelling, after);
        if (!is_arabic_letter(next)) {
            append_utf8(out, c);
        } else {
            append_hamza(out, c, next, after == spelling.size());
        }
    }
    return out;
}

std::string exact_once(std::string_view spelling) {
    std::string exact = folded(with_one_hamza(cut_utf8(spelling, longest)));
    std::replace(exact.begin(), exact.end(), ',', '.');
    return exact;
}

}  // namespace

std::string spelling_of(std::string_view word) {
    return std::string{cut_utf8(settled(word, Form::nfkc, bare), longest)};
}

std::string exact_of_spelling(std::string_view spelling) {
    std::string exact = exact_once(spelling);
    // Once more where the last letter changed: it decides about the one before.
    while (true) {
        std::string next = exact_once(exact);
        if (next == exact) return exact;
        exact = std::move(next);
    }
}

std::string exact_key(std::string_view word) { return exact_of_spelling(spelling_of(word)); }

}  // namespace midad::text::internal
