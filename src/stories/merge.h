#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"

namespace midad::stories {

/// Where two changes of one text touch each other: "headline", "standfirst", "kicker", "dateline", "bylines",
/// "picture", "section", "language", "block", "order" (both moved blocks, differently).
struct Clash {
    std::string where;
    std::optional<std::size_t> block;  // its index in mine; none when mine has it no more
    bool operator==(const Clash&) const = default;
};

struct Merged {
    article::Article article;  // good only without clashes
    std::vector<Clash> clashes;
};

/// Both sides' changes of `base` in one: blocks by what they say, moved ones too; inside a block, and in headline,
/// standfirst and the other fields, by words. What both added stays, theirs first. A side's words are never lost but by
/// the other side's deleting what this side left alone. Pure.
Merged merge(const article::Article& base, const article::Article& mine, const article::Article& theirs);

}  // namespace midad::stories
