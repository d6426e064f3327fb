#include "stories/internal/words.h"

#include <algorithm>

namespace midad::stories::internal {

namespace {

using Kind = text::Piece::Kind;

void append(std::vector<Token>& tokens, const article::Span& span) {
    for (const text::Piece& piece : text::pieces_of(span.text)) {
        tokens.push_back({span.text.substr(piece.begin, piece.end - piece.begin), piece.kind, span.strong,
                          span.emphasis, span.link});
    }
}

bool same_marks(const article::Span& span, const Token& token) {
    return span.strong == token.strong && span.emphasis == token.emphasis && span.link == token.link;
}

std::vector<int> numbers_of(const std::vector<Token>& tokens, Numbers& numbers) {
    std::vector<int> all;
    all.reserve(tokens.size());
    for (const Token& token : tokens) {
        std::string key = token.text;
        if (token.strong) key += "\x01";
        if (token.emphasis) key += "\x02";
        if (!token.link.empty()) key += "\x03" + token.link;
        all.push_back(numbers.of(key));
    }
    return all;
}

bool has_word(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Token& token) { return token.kind == Kind::word; });
}

/// What was only taken out, or only put in, can stand one place earlier when what ends it is what is before it.
void begin_with_blank(Hunk& hunk, const std::vector<Token>& was, const std::vector<int>& was_numbers,
                      const std::vector<int>& is_numbers) {
    if (hunk.was_begin == 0 || hunk.is_begin == 0 || was[hunk.was_begin - 1].kind != Kind::blank) return;
    const bool only_out = hunk.is_begin == hunk.is_end;
    const bool only_in = hunk.was_begin == hunk.was_end;
    if (only_out == only_in) return;
    const int before = was_numbers[hunk.was_begin - 1];
    const int last = only_out ? was_numbers[hunk.was_end - 1] : is_numbers[hunk.is_end - 1];
    if (before != last) return;
    --hunk.was_begin;
    --hunk.was_end;
    --hunk.is_begin;
    --hunk.is_end;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) { return tokens_of(article::Text{{std::string{text}}}); }

std::vector<Token> tokens_of(const article::Text& text) {
    std::vector<Token> tokens;
    for (const article::Span& span : text) append(tokens, span);
    return tokens;
}

article::Text text_of(const std::vector<Token>& tokens) {
    article::Text text;
    for (const Token& token : tokens) {
        if (text.empty() || !same_marks(text.back(), token))
            text.push_back({{}, token.strong, token.emphasis, token.link});
        text.back().text += token.text;
    }
    return text;
}

std::vector<Hunk> word_hunks(const std::vector<Token>& was, const std::vector<Token>& is,
                             const std::vector<int>& was_numbers, const std::vector<int>& is_numbers) {
    std::vector<Hunk> wide;
    for (Hunk hunk : hunks(was_numbers, is_numbers)) {
        begin_with_blank(hunk, was, was_numbers, is_numbers);
        if (!wide.empty() && !has_word(is, wide.back().is_end, std::max(hunk.is_begin, wide.back().is_end))) {
            wide.back().was_end = hunk.was_end;
            wide.back().is_end = hunk.is_end;
        } else {
            wide.push_back(hunk);
        }
    }
    return wide;
}

std::optional<std::vector<Token>> merged_words(const std::vector<Token>& base, const std::vector<Token>& mine,
                                               const std::vector<Token>& theirs) {
    Numbers numbers;
    const std::vector<int> of_base = numbers_of(base, numbers), of_mine = numbers_of(mine, numbers),
                           of_theirs = numbers_of(theirs, numbers);
    const auto origins = merged(of_base, of_mine, of_theirs, word_hunks(base, mine, of_base, of_mine),
                                word_hunks(base, theirs, of_base, of_theirs), Additions::clash);
    if (!origins) return std::nullopt;
    std::vector<Token> tokens;
    tokens.reserve(origins->size());
    for (const Origin& origin : *origins) {
        const std::vector<Token>& from = origin.side == Side::base ? base : origin.side == Side::mine ? mine : theirs;
        tokens.push_back(from[origin.at]);
    }
    return tokens;
}

}  // namespace midad::stories::internal
