#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "stories/internal/sequence.h"
#include "text/pieces.h"

namespace midad::stories::internal {

/// A word, a blank or a sign of a text, with its marks.
struct Token {
    std::string text;
    text::Piece::Kind kind = text::Piece::Kind::word;
    bool strong = false, emphasis = false;
    std::string link;
    bool operator==(const Token&) const = default;
};

std::vector<Token> tokens_of(std::string_view text);
std::vector<Token> tokens_of(const article::Text& text);
/// Neighbours with the same marks as one span.
article::Text text_of(const std::vector<Token>& tokens);

/// Where two texts differ, in tokens. A blank at a hunk's edge stands before its words, and what lies between two hunks
/// without a word belongs to them: «س، ص» for «أ، ب» is one change, not two.
std::vector<Hunk> word_hunks(const std::vector<Token>& was, const std::vector<Token>& is,
                             const std::vector<int>& was_numbers, const std::vector<int>& is_numbers);

/// Both sides' words in one; nothing when both changed the same ones.
std::optional<std::vector<Token>> merged_words(const std::vector<Token>& base, const std::vector<Token>& mine,
                                               const std::vector<Token>& theirs);

}  // namespace midad::stories::internal
