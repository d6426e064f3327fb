#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace midad::text::internal {

/// What text/ asks of a character; several may hold.
enum Trait : std::uint8_t {
    letter = 1,
    digit = 2,         // decimal, of any script
    mark = 4,          // harakat and every other combining mark
    blank = 8,         // whatever parts words: spaces, tabs, line ends
    invisible = 16,    // bidi and other controls, joiners, BOM, soft hyphen
    steady_nfc = 32,   // NFC leaves it alone, whatever stands beside it
    steady_nfkc = 64,  // NFKC too
};

/// The traits of the characters that news is written with (below U+3000), read once from ICU; the others are asked of
/// ICU each time. Immutable; any thread.
class Characters {
public:
    static const Characters& table();

    unsigned traits(char32_t c) const { return c < size ? traits_[c] : traits_of(c); }
    bool has(char32_t c, unsigned any_of) const { return (traits(c) & any_of) != 0; }
    char32_t lower(char32_t c) const { return c < size ? lower_[c] : lower_of(c); }

private:
    static constexpr std::size_t size = 0x3000;

    Characters();
    static std::uint8_t traits_of(char32_t c);
    static char32_t lower_of(char32_t c);

    std::array<std::uint8_t, size> traits_;
    std::array<char16_t, size> lower_;
};

constexpr char32_t hamza = U'\u0621', alef = U'\u0627', teh_marbuta = U'\u0629', heh = U'\u0647', waw = U'\u0648',
                   alef_maksura = U'\u0649', yeh = U'\u064A', tatweel = U'\u0640', lam = U'\u0644';

/// As next_code_point, with the two commonest lengths in place: Arabic is two bytes a letter.
inline char32_t next_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first >= 0xC2 && first <= 0xDF && at + 1 < text.size()) {
        const auto second = static_cast<unsigned char>(text[at + 1]);
        if ((second & 0xC0) == 0x80) {
            at += 2;
            return ((first & 0x1Fu) << 6) | (second & 0x3Fu);
        }
    }
    return next_code_point(text, at);
}

/// 0–9 of ASCII, Arabic-Indic (U+0660) and Eastern Arabic-Indic (U+06F0); −1 for any other character.
constexpr int digit_of_three(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
    if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
    return -1;
}

enum class Form { nfc, nfkc };

/// The text in that form. Takes well-formed UTF-8.
std::string normalised(std::string_view text, Form form);

/// Whether every character has the trait.
bool all_have(std::string_view text, Trait trait);

/// The text with each byte that belongs to no character as U+FFFD.
std::string well_formed(std::string_view text);

/// Normalises, then applies `change`, until neither finds anything to do: what is dropped may bring a letter and its
/// mark together, which then compose. Text that is already steady goes through `change` once only.
template <typename Change>
std::string settled(std::string_view text, Form form, Change change) {
    const Trait steady = form == Form::nfc ? steady_nfc : steady_nfkc;
    if (all_have(text, steady)) return change(text);
    std::string current = change(normalised(well_formed(text), form));
    while (!all_have(current, steady)) {
        std::string next = change(normalised(current, form));
        if (next == current) break;
        current = std::move(next);
    }
    return current;
}

}  // namespace midad::text::internal
