#include <algorithm>
#include <array>
#include <optional>

#include "text/internal/bidi_scan.h"

namespace midad::text::internal {

namespace {

bool is_number(char32_t c) { return side_of(c) == Side::number; }

bool is_prefix(char32_t c) {
    return c == '+' || c == '#' || c == U'±' || c == '~' || c == U'≈' || c == '<' || c == '>' || c == U'≤' ||
           c == U'≥' || is_dash(c) || is_currency(c);
}

bool is_suffix(char32_t c) { return c == '%' || c == U'‰' || c == U'°' || c == U'′' || c == U'″' || is_currency(c); }

/// Between digits: these do not turn a number over (bidi class CS, or none at all).
bool joins_quietly(char32_t c) { return c == '.' || c == ',' || c == ':' || c == '/' || c == 0xA0 || c == 0x202F; }

/// Between digits, and these do.
bool joins_and_turns(char32_t c) {
    return is_dash(c) || c == '+' || c == U'×' || c == U'÷' || c == '=' || c == '*' || c == '^' || c == '_';
}

std::size_t after(std::string_view text, std::size_t at) {
    next_character(text, at);
    return at;
}

/// How many digits begin at `at`, which is moved past them.
int pass_digits(std::string_view text, std::size_t& at) {
    int count = 0;
    while (at < text.size() && is_number(character_at(text, at))) {
        at = after(text, at);
        ++count;
    }
    return count;
}

std::size_t pass_prefixes(std::string_view text, std::size_t at) {
    for (int signs = 0; signs < 2 && at < text.size() && is_prefix(character_at(text, at)); ++signs)
        at = after(text, at);
    return at;
}

/// The place of the next group of a telephone number, or `at` when there is none: a single sign or blank may stand
/// between, and brackets around a code.
std::size_t next_group(std::string_view text, std::size_t at) {
    std::size_t next = at;
    if (character_at(text, next) == ')') next = after(text, next);
    const char32_t c = character_at(text, next);
    if (c == ' ' || c == 0xA0 || c == 0x202F || c == '-' || c == '.' || c == '/' || c == 0x2011)
        next = after(text, next);
    if (character_at(text, next) == '(') next = after(text, next);
    return next != at && is_number(character_at(text, next)) ? next : at;
}

/// Digits in groups, as telephone numbers are written.
struct Groups {
    std::size_t end;
    int groups, digits;
    bool turns;       // something stands between them that a right-to-left line turns over: not only . or /
    bool short_ones;  // each of two to four digits, the first of two or three: «81 10 77 77», «71 123 456»
};

/// ITU-T E.164: no telephone number has more than fifteen digits.
Groups groups_at(std::string_view text, std::size_t at) {
    int digits = pass_digits(text, at);
    Groups found{at, 1, digits, false, digits == 2 || digits == 3};
    for (std::size_t next = next_group(text, at); next != at; next = next_group(text, at)) {
        const std::string_view between = text.substr(at, next - at);
        digits = pass_digits(text, next);
        if (found.digits + digits > 15) break;
        at = next;
        found = {at, found.groups + 1, found.digits + digits, found.turns || (between != "." && between != "/"),
                 found.short_ones && digits >= 2 && digits <= 4};
    }
    return found;
}

/// The shortest telephone numbers that are written in groups have seven digits. One begins with +, 0 or a bracketed
/// code, or «هاتف» stands before it, or it is three short groups at least: «عام 2010 500 شخص» are two numbers.
std::optional<std::size_t> end_of_phone(std::string_view text, std::size_t begin, bool after_phone_word) {
    std::size_t at = begin;
    const bool plus = character_at(text, at) == '+';
    if (plus) at = after(text, at);
    const bool bracket = character_at(text, at) == '(';
    if (bracket) at = after(text, at);
    const bool zero = character_at(text, at) == '0' || character_at(text, at) == 0x6F0;
    if (!is_number(character_at(text, at))) return std::nullopt;
    const Groups found = groups_at(text, at);
    if (!(plus || found.turns) || found.groups < 2 || found.digits < 7) return std::nullopt;
    const bool marked = plus || zero || after_phone_word;
    const bool in_short_groups = found.short_ones && found.groups >= 3 && found.digits >= 8 && !bracket;
    if (!marked && !in_short_groups) return std::nullopt;
    return found.end;
}

/// «1 204 000»: thousands parted by blanks, in three groups at least, since two may be two numbers.
std::optional<std::size_t> end_of_blank_thousands(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    const int first = pass_digits(text, at);
    if (first < 1 || first > 3) return std::nullopt;
    int groups = 1;
    while (character_at(text, at) == ' ') {
        std::size_t next = at + 1;
        if (pass_digits(text, next) != 3) break;
        at = next;
        ++groups;
    }
    if (groups < 3) return std::nullopt;
    return at;
}

/// Digits with all that joins them without a blank: 3-1, 2010–2015, 18:40, 10%-15%, -5, $5.
void pass_joined(std::string_view text, NumberFound& found) {
    for (;;) {
        const char32_t c = character_at(text, found.end);
        if (is_suffix(c)) {
            found.end = after(text, found.end);
            found.turns = true;
            continue;
        }
        const bool turning = joins_and_turns(c);
        std::size_t next = found.end;
        if (turning || joins_quietly(c)) {
            next = after(text, found.end);
            if (turning) next = pass_prefixes(text, next);
        }
        if (next == found.end || !is_number(character_at(text, next))) {
            // «18+» has its sign behind; a dash behind is punctuation.
            if (c == '+') {
                found.end = after(text, found.end);
                found.turns = true;
            }
            return;
        }
        found.turns = found.turns || turning;
        pass_digits(text, next);
        found.end = next;
    }
}

/// Whether a unit written in Latin stands there as a word: «100 Mbps» is one thing, «عام 2010 Google» are two.
bool is_unit(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 39> units{
        "km",   "kg",  "g",   "mg", "ml",  "l",   "m",   "cm",  "mm",  "mph", "kw",  "mw",   "gw",
        "kwh",  "mwh", "gwh", "hz", "khz", "mhz", "ghz", "kb",  "mb",  "gb",  "tb",  "kbps", "mbps",
        "gbps", "px",  "dpi", "hp", "am",  "pm",  "gmt", "utc", "usd", "eur", "gbp", "mm2",  "km2"};
    std::string word;
    while (at < text.size() && word.size() < 5) {
        const char c = text[at];
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if ((low < 'a' || low > 'z') && (low < '0' || low > '9')) break;
        word.push_back(low);
        ++at;
    }
    const Side next = side_of(character_at(text, at));
    const bool ends = at == text.size() || (next != Side::latin && next != Side::number);
    return ends && std::find(units.begin(), units.end(), word) != units.end();
}

void look_for_latin(std::string_view text, NumberFound& found) {
    const auto take = [&](std::size_t at) {
        found.into_latin = true;
        found.latin_at = at;
    };
    const char32_t c = character_at(text, found.end);
    if (found.end >= text.size()) return;
    if (side_of(c) == Side::latin) return take(found.end);
    const std::size_t next = after(text, found.end);
    if (next >= text.size()) return;
    const bool letter_follows = side_of(character_at(text, next)) == Side::latin;
    if (letter_follows && (c == '-' || c == '_' || c == '@' || c == '&' || c == '\'' || c == U'’' || c == '/')) {
        return take(next);
    }
    if (side_of(c) == Side::blank && is_unit(text, next)) take(next);
}

}  // namespace

NumberFound number_at(std::string_view text, std::size_t begin, bool after_phone_word) {
    if (const auto end = end_of_phone(text, begin, after_phone_word)) return {*end, true, false, 0};
    std::size_t at = pass_prefixes(text, begin);
    NumberFound found{begin, at != begin, false, 0};
    if (!is_number(character_at(text, at))) return found;
    if (const auto end = end_of_blank_thousands(text, at)) {
        found.turns = true;
        found.end = *end;
    } else {
        pass_digits(text, at);
        found.end = at;
    }
    pass_joined(text, found);
    look_for_latin(text, found);
    return found;
}

}  // namespace midad::text::internal
