#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "proofing/proofing.h"
#include "text/pieces.h"

namespace midad::proofing::internal {

/// A word or a sign of a passage.
struct Token {
    std::size_t begin, end;  // bytes
    bool is_word;
    bool after_blank, after_line;  // what stands before it
};

/// A text of an article, taken apart.
struct Passage {
    std::string where;
    std::optional<std::size_t> block;
    std::string text;
    std::vector<Token> tokens;
    std::vector<std::string> folded;  // of each token; a sign is itself

    std::string_view word(std::size_t at) const {
        return std::string_view{text}.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
    }
    /// A finding from the first byte to the last.
    Finding finding(std::string key, std::size_t begin, std::size_t end, std::string instead) const;
};

/// Kicker, headline, standfirst and the blocks, in this order, without empty ones.
std::vector<Passage> passages_of(const article::Article& article, text::Parting parting);

}  // namespace midad::proofing::internal
