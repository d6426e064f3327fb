#include "text/pieces.h"

#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

enum class Sort { letters, digits, attached, blank, sign };

Sort sort_of(char32_t c) {
    const unsigned traits = Characters::table().traits(c);
    if ((traits & blank) != 0) return Sort::blank;
    if ((traits & digit) != 0) return Sort::digits;
    if ((traits & letter) != 0) return Sort::letters;
    if (c == tatweel || (traits & (mark | invisible)) != 0) return Sort::attached;
    return Sort::sign;
}

Piece::Kind kind_of(Sort sort) {
    if (sort == Sort::blank) return Piece::Kind::blank;
    return sort == Sort::sign ? Piece::Kind::sign : Piece::Kind::word;
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text, Parting parting) {
    std::vector<Piece> pieces;
    Sort before = Sort::sign;  // of the last character that was no attached one
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const Sort sort = sort_of(next_character(text, at));
        const Piece::Kind kind = kind_of(sort);
        const bool parts =
            parting == Parting::digits_apart && sort != before && sort != Sort::attached && before != Sort::attached;
        const bool joins = !pieces.empty() && pieces.back().kind == kind && kind != Piece::Kind::sign && !parts;
        if (joins) {
            pieces.back().end = at;
        } else {
            pieces.push_back({begin, at, kind});
            before = sort;
        }
        if (sort != Sort::attached) before = sort;
    }
    return pieces;
}

std::size_t word_count(std::string_view text) {
    std::size_t words = 0;
    bool in_word = false;
    for (const Piece& piece : pieces_of(text)) {
        if (piece.kind == Piece::Kind::blank) in_word = false;
        if (piece.kind == Piece::Kind::word && !in_word) {
            in_word = true;
            ++words;
        }
    }
    return words;
}

}  // namespace midad::text
