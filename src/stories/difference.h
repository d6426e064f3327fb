#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/result.h"
#include "stories/refusal.h"

namespace midad::stories {

/// Words that follow each other and fared alike, with the blanks and signs between them.
struct Words {
    enum class Kind { same, added, removed };
    std::string text;
    Kind kind;
    bool operator==(const Words&) const = default;
};

/// One field or block, as it was and as it is.
struct Part {
    enum class Kind { same, changed, added, removed, moved };
    std::string where;  // "kicker", "headline", "standfirst", "dateline", "bylines", "picture", "keywords", "sources",
                        // "section", "language"; "block"
    std::optional<std::size_t> was, is;  // the block's index in the old and the new article
    Kind kind;
    std::vector<Words> words;  // empty for what has none
};

/// Whether harakat and tatweel make two words different.
enum class Diacritics { counted, ignored };

/// What became of an article, in the order of the new one; what was removed stands behind what it stood behind. Fields
/// that are empty on both sides are left out. A word that counts as the same is shown as the new article has it. Pure.
std::vector<Part> difference(const article::Article& was, const article::Article& is,
                             Diacritics diacritics = Diacritics::counted);

/// The article with these blocks of an earlier one in place again: over what became of each, or behind what it stood
/// behind. Refused: an index that `from` has not ("stories.no_such_block").
Result<article::Article, Refusal> with_restored(article::Article article, const article::Article& from,
                                                const std::vector<std::size_t>& blocks);

}  // namespace midad::stories
