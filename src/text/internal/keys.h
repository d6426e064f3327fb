#pragma once

#include <string>
#include <string_view>

namespace midad::text::internal {

/// Word::spelling of one word, at most 96 bytes of it: composed, without marks, tatweel and controls, lower case.
std::string spelling_of(std::string_view word);

/// Key E of a spelling. It is folded() of text/fold.h, which whole strings are compared by, and for single words does
/// more: the seats of a hamza that people confuse are one (مسئول, مسءول and مسؤول; تسائل and تساءل; قرءان and قرآن),
/// and a comma within a number is a point.
std::string exact_of_spelling(std::string_view spelling);

/// Key E of a word as typed.
std::string exact_key(std::string_view word);

}  // namespace midad::text::internal
