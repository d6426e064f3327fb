#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace midad {

/// A number that names one kind of thing and cannot be mistaken for another kind's. 0 is "none yet".
template <typename Kind>
struct Id {
    std::int64_t value = 0;

    auto operator<=>(const Id&) const = default;
};

using StoryId = Id<struct StoryKind>;
using KeywordId = Id<struct KeywordKind>;
using JobId = Id<struct JobKind>;
using PersonId = Id<struct PersonKind>;
using DeskId = Id<struct DeskKind>;
using DraftId = Id<struct DraftKind>;
using CommentId = Id<struct CommentKind>;

}  // namespace midad

template <typename Kind>
struct std::hash<midad::Id<Kind>> {
    std::size_t operator()(midad::Id<Kind> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
