#include "text/slug.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

// Long enough for a headline of three lines, short enough to be shared: percent-encoded Arabic takes six bytes a
// letter.
constexpr std::size_t longest = 80;

std::string words_of(std::string_view text) {
    const Characters& characters = Characters::table();
    std::string words;
    words.reserve(text.size());
    bool parted = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_character(text, at);
        const unsigned traits = characters.traits(c);
        if (c == tatweel || (traits & (mark | invisible)) != 0) continue;
        if ((traits & (letter | digit)) == 0) {
            parted = true;
            continue;
        }
        if (parted && !words.empty()) words.push_back('-');
        parted = false;
        const int value = digit_of_three(c);
        append_utf8(words, value >= 0 ? static_cast<char32_t>('0' + value) : characters.lower(c));
    }
    return words;
}

/// At most `longest` characters, to the end of a word if there is one.
std::string cut(std::string words) {
    std::size_t count = 0, at = 0;
    while (at < words.size() && count < longest) {
        next_character(words, at);
        ++count;
    }
    if (at == words.size()) return words;
    if (words[at] != '-') {
        if (const std::size_t hyphen = words.rfind('-', at); hyphen != std::string::npos) at = hyphen;
    }
    words.resize(at);
    return words;
}

}  // namespace

std::string slug(std::string_view headline) { return cut(settled(headline, Form::nfkc, words_of)); }

}  // namespace midad::text
