#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace midad::text {

/// Key E of docs/arabic: NFKC, without tatweel, harakat, joiners and bidi controls, one form for the letters that
/// people write in several ways, ASCII digits, lower case. For matching only; what is shown keeps the editor's
/// spelling. Never throws; bad bytes become U+FFFD.
std::string folded(std::string_view text);

/// Without tatweel, harakat, soft hyphens and invisible controls, NFC, runs of blanks as one, ends trimmed: a headline
/// for a place without markup (title, feed, address). Spelling is kept, and so is the one tatweel by which a prefix
/// joins what is not Arabic: «الـ80», «لـ«رويترز»».
std::string plain(std::string_view text);
/// As plain(), harakat kept: a headline or name as typed, made safe to store.
std::string tidy(std::string_view text);

bool is_arabic_letter(char32_t c);
bool is_haraka(char32_t c);
/// Bidi controls, joiners, BOM, soft hyphen.
bool is_invisible(char32_t c);

/// Characters as a reader counts them (grapheme clusters).
std::size_t length(std::string_view text);
/// At most that many characters, cut at a word, with … (which counts as one) when something was cut.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace midad::text
