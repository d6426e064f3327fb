#include "stories/internal/anchors.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "store/database.h"
#include "stories/queries.h"

namespace midad::stories::internal {

using article::Article;

namespace {

constexpr std::int64_t headline = -1, standfirst = -2;

std::int64_t length_of(std::string_view text) { return static_cast<std::int64_t>(utf16_length(text)); }

/// Where a place of the old text would be in the new one, when all that changed lies between a beginning and an end
/// that are alike.
std::int64_t place_now(const std::string& was, const std::string& is, std::int64_t place) {
    const std::size_t at = byte_at_utf16(was, static_cast<std::size_t>(std::max<std::int64_t>(place, 0)));
    const std::size_t least = std::min(was.size(), is.size());
    std::size_t same_end = 0;
    while (same_end < least && was[was.size() - 1 - same_end] == is[is.size() - 1 - same_end]) ++same_end;
    if (at < was.size() - same_end) return place;
    return place + length_of(is) - length_of(was);
}

}  // namespace

std::optional<std::string> text_at(const Article& article, std::int64_t block) {
    if (block == headline) return article.headline;
    if (block == standfirst) return article.standfirst;
    if (block < 0 || block >= static_cast<std::int64_t>(article.blocks.size())) return std::nullopt;
    return block_text(article.blocks[static_cast<std::size_t>(block)]);
}

std::optional<Anchor> found_in(const Article& article, std::int64_t block, std::string_view quote, std::int64_t near) {
    const auto text = text_at(article, block);
    if (!text) return std::nullopt;
    std::optional<Anchor> nearest;
    for (std::size_t at = text->find(quote); at != std::string::npos; at = text->find(quote, at + 1)) {
        const std::int64_t from = length_of(std::string_view{*text}.substr(0, at));
        if (nearest && std::abs(nearest->from - near) <= std::abs(from - near)) break;
        nearest = {block, from, from + length_of(quote), false};
        if (quote.empty()) break;
    }
    return nearest;
}

Anchor Following::follow(const Anchor& anchor, std::string_view quote) const {
    const std::int64_t block = block_now(anchor.block);
    const std::string was = text_at(was_, anchor.block).value_or("");
    const std::string is = text_at(is_, block).value_or("");
    const std::int64_t near = place_now(was, is, anchor.from);
    if (const auto found = found_in(is_, block, quote, near)) return *found;
    if (!quote.empty() && anchor.block >= 0) {
        for (const std::int64_t neighbour : {block - 1, block + 1}) {
            if (neighbour < 0) continue;
            if (const auto found = found_in(is_, neighbour, quote, 0)) return *found;
        }
        if (const auto found = only_one(quote)) return *found;
    }
    const std::int64_t last = static_cast<std::int64_t>(is_.blocks.size()) - 1;
    const std::int64_t end = length_of(is);
    return {std::min(block, std::max<std::int64_t>(last, anchor.block < 0 ? anchor.block : 0)),
            std::clamp<std::int64_t>(near, 0, end), std::clamp<std::int64_t>(near + anchor.to - anchor.from, 0, end),
            true};
}

/// What became of the block; for one that is gone, the place where it stood.
std::int64_t Following::block_now(std::int64_t block) const {
    if (block < 0) return block;
    for (std::int64_t at = std::min(block, static_cast<std::int64_t>(alignment_.is_of.size()) - 1); at >= 0; --at) {
        const auto& is = alignment_.is_of[static_cast<std::size_t>(at)];
        if (is) return static_cast<std::int64_t>(*is) + (at == block ? 0 : 1);
    }
    return 0;
}

std::optional<Anchor> Following::only_one(std::string_view quote) const {
    std::optional<Anchor> only;
    for (std::int64_t block = 0; block < static_cast<std::int64_t>(is_.blocks.size()); ++block) {
        const auto found = found_in(is_, block, quote, 0);
        if (!found) continue;
        if (only) return std::nullopt;
        only = found;
    }
    return only;
}

void follow_text(store::Transaction& transaction, DraftId draft, const Article& was, const Article& is) {
    const std::vector<store::Row> notes = transaction.all(queries::comments, draft.value);
    if (notes.empty()) return;
    const Following following{was, is};
    for (const store::Row& note : notes) {
        const Anchor before{note.integer(9), note.integer(10), note.integer(11), note.integer(13) != 0};
        const Anchor now = following.follow(before, note.text(12));
        if (now == before) continue;
        transaction.run(queries::anchor_comment, note.integer(0), now.block, now.from, now.to, now.moved ? 1 : 0);
    }
}

}  // namespace midad::stories::internal
