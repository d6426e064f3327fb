#include "people/passwords.h"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "text/fold.h"

namespace midad::people {

namespace {

/// Bits of what a guesser needs, by zxcvbn: below a million guesses it is among those that are tried first.
constexpr double fewest_bits = 20;

/// What is typed first where Arabic is spoken, folded and without blanks; zxcvbn's own lists are English.
constexpr std::array common_words = {"كلمهالسر",   "كلمهالمرور", "كلمهسر",   "كلمهمرور",     "الرقمالسري", "بسمالله",
                                     "الحمدلله",   "سبحانالله",  "اللهاكبر", "لاالهالاالله", "ماشاءالله",  "انشاءالله",
                                     "استغفرالله", "يارب",       "مرحبا",    "السلامعليكم",  "محمد",       "احمد",
                                     "حبيبي",      "حبيبتي",     "احبك",     "الصحيفه",      "الجريده",    "مداد",
                                     "المداد",     "تحرير",      "التحرير"};

/// The letters of an Arabic keyboard (Windows 101) in the order of the Latin ones on the same keys.
constexpr std::string_view latin_keys = "qwertyuiop[]asdfghjkl;'zxcvnm,./`";
constexpr std::u32string_view arabic_keys = U"ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ";

std::string as_keys(std::string_view password) {
    std::string keys;
    for (std::size_t at = 0; at < password.size();) {
        const char32_t c = next_code_point(password, at);
        const std::size_t key = arabic_keys.find(c);
        if (key != arabic_keys.npos) {
            keys += latin_keys[key];
        } else if (c >= U'٠' && c <= U'٩') {
            keys += static_cast<char>('0' + (c - U'٠'));
        } else {
            append_utf8(keys, c);
        }
    }
    return keys;
}

std::string without_blanks(std::string_view text) {
    std::string folded = text::folded(text);
    std::erase(folded, ' ');
    return folded;
}

/// Whole and in pieces: «ليلى حسن», ليلى, حسن; leila.hassan, almidad.example, almidad.
std::vector<std::string> pieces_of(const std::vector<std::string_view>& theirs) {
    std::vector<std::string> pieces;
    for (const std::string_view one : theirs) {
        const std::string folded = text::folded(one);
        pieces.push_back(without_blanks(one));
        std::string piece;
        for (const char c : folded + " ") {
            const bool ends = c == ' ' || c == '@' || c == '.' || c == '-' || c == '_' || c == '+';
            if (!ends) piece += c;
            // Two letters are in every password.
            if (ends && text::length(piece) >= 3) pieces.push_back(piece);
            if (ends) piece.clear();
        }
    }
    std::erase_if(pieces, [](const std::string& piece) { return piece.empty(); });
    return pieces;
}

double bits_of(const std::string& password, const std::vector<std::string>& words) {
    std::vector<const char*> list;
    list.reserve(words.size() + 1);
    for (const std::string& word : words) list.push_back(word.c_str());
    list.push_back(nullptr);
    // Beyond a hundred bytes it counts no more, and would take long.
    return ::ZxcvbnMatch(std::string{cut_utf8(password, 100)}.c_str(), list.data(), nullptr);
}

}  // namespace

std::optional<Refusal> objection_to_password(std::string_view password, const std::vector<std::string_view>& theirs) {
    const auto wrong = [](const char* key, Failure::Arguments arguments = {}) {
        return Refusal{Refusal::Why::wrong, key, std::move(arguments), "password"};
    };
    if (!is_utf8(password) || password.find('\0') != password.npos || password.size() > longest_password_bytes)
        return wrong("people.password_impossible");
    if (text::length(password) < shortest_password)
        return wrong("people.password_short", {{"least", std::to_string(shortest_password)}});
    const std::vector<std::string> pieces = pieces_of(theirs);
    const std::string plain = without_blanks(password);
    if (std::find(pieces.begin(), pieces.end(), plain) != pieces.end()) return wrong("people.password_theirs");
    std::vector<std::string> words = pieces;
    words.insert(words.end(), common_words.begin(), common_words.end());
    for (const std::string& form : {std::string{password}, plain, as_keys(password)}) {
        if (bits_of(form, words) < fewest_bits) return wrong("people.password_common");
    }
    return std::nullopt;
}

}  // namespace midad::people
