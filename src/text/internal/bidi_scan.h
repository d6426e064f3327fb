#pragma once

#include <cstddef>
#include <string_view>

#include "text/internal/characters.h"

namespace midad::text::internal {

/// What a character is to the search for left-to-right runs.
enum class Side {
    latin,   // a letter of any script that runs from left to right
    number,  // a digit that Unicode calls European (EN): ASCII's and Eastern Arabic-Indic ones
    rtl,     // Arabic and the other right-to-left scripts with their digits, marks and punctuation
    blank,
    unseen,  // bidi controls, joiners: as if not there
    sign,    // may stand inside a run
    stop,    // never inside one: line ends, « », symbols
};

Side side_of(char32_t c);

/// The character at `at`; U+0000 at the end.
inline char32_t character_at(std::string_view text, std::size_t at) {
    return at < text.size() ? next_character(text, at) : U'\0';
}

bool is_currency(char32_t c);
/// Hyphens, dashes and the minus sign: beside a number in Arabic text they turn it over.
bool is_dash(char32_t c);

/// Where the run of Latin words ends that contains `begin` and goes on at `at` (its first letter, or a digit).
std::size_t end_of_latin(std::string_view text, std::size_t begin, std::size_t at);

struct NumberFound {
    std::size_t end;
    bool turns;       // would be shown in another order in a right-to-left line
    bool into_latin;  // goes on as Latin: 5G, 100 km, 737-MAX
    std::size_t latin_at;
};

/// The number that begins at `begin` with a digit, a sign before digits or a bracket of a telephone code; `end` is
/// `begin` when there is none. `after_phone_word`: «هاتف» and the like stand before it.
NumberFound number_at(std::string_view text, std::size_t begin, bool after_phone_word);

}  // namespace midad::text::internal
