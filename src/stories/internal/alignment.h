#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"

namespace midad::stories::internal {

/// Which block became which.
struct Alignment {
    std::vector<std::optional<std::size_t>> is_of;   // for each old block, the new one
    std::vector<std::optional<std::size_t>> was_of;  // for each new block, the old one
    std::vector<bool> moved;                         // for each new block: it left its neighbours
};

/// By what they say: blocks that are alike first, then, in the gaps, those of one kind that share enough words, then
/// what was carried elsewhere. Blocks of one list aligned with itself are each their own.
Alignment align(const std::vector<article::Block>& was, const std::vector<article::Block>& is);

/// The words of one block as article::plain_text() has them: items, cells and a quote's speaker on lines of their own.
std::string block_text(const article::Block& block);

}  // namespace midad::stories::internal
