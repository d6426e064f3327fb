#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace midad::text {

/// A piece of a text, as a person sees it made: letters and digits that stand together with their marks, tatweel and
/// joiners; blanks that stand together; any other character alone.
struct Piece {
    enum class Kind { word, blank, sign };
    std::size_t begin, end;  // bytes
    Kind kind;
};

/// All of the text, in order, nothing between them. Any bytes will do: one that belongs to no character is a sign.
/// Letters and digits part where one follows the other only if `digits_apart` («أيار2025»).
enum class Parting { words_whole, digits_apart };
std::vector<Piece> pieces_of(std::string_view text, Parting parting = Parting::words_whole);

/// Words as a newsroom counts them: what stands between blanks and holds a letter or digit.
std::size_t word_count(std::string_view text);

}  // namespace midad::text
