#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "base/id.h"
#include "stories/internal/alignment.h"

namespace midad::store {
class Transaction;
}

namespace midad::stories::internal {

/// Every note on the story moves with the text that it is about.
void follow_text(store::Transaction& transaction, DraftId draft, const article::Article& was,
                 const article::Article& is);

/// Where a note stands. Counted in UTF-16 code units of text_at().
struct Anchor {
    std::int64_t block = 0, from = 0, to = 0;
    bool moved = false;
    bool operator==(const Anchor&) const = default;
};
/// Finds where notes stand in a changed article. Both articles must outlive it.
class Following {
public:
    Following(const article::Article& was, const article::Article& is)
        : was_{was}, is_{is}, alignment_{align(was.blocks, is.blocks)} {}

    /// The quote unchanged in what became of its block, nearest to where it would have come to; else in the
    /// neighbouring blocks; else wherever it stands exactly once; else `moved`, at the place of the block.
    Anchor follow(const Anchor& anchor, std::string_view quote) const;

private:
    std::int64_t block_now(std::int64_t block) const;
    std::optional<Anchor> only_one(std::string_view quote) const;

    const article::Article& was_;
    const article::Article& is_;
    const Alignment alignment_;
};

/// The quote in that block, the occurrence nearest to `near`; nothing when it is not there.
std::optional<Anchor> found_in(const article::Article& article, std::int64_t block, std::string_view quote,
                               std::int64_t near);

/// The text that a note can be on: a block's, −1 the headline's, −2 the standfirst's; nothing for another number.
std::optional<std::string> text_at(const article::Article& article, std::int64_t block);

}  // namespace midad::stories::internal
