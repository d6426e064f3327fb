#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "article/article.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "stories/refusal.h"

namespace midad::store {
class Row;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::stories::internal {

/// A lock whose session was seen longer ago than this is nobody's.
inline constexpr std::chrono::seconds lock_lives{60};

/// What lock_draft tells of a story before it is changed.
struct Locked {
    std::int64_t revision, last_revision;
    std::string stage;
    std::optional<std::int64_t> holder, done_at_ms, binned_at_ms;
};
/// Nothing when there is no such story.
std::optional<Locked> lock(store::Transaction& transaction, DraftId draft);

template <typename Kind>
std::optional<std::int64_t> maybe_value(const std::optional<Id<Kind>>& id) {
    return id ? std::optional{id->value} : std::nullopt;
}
template <typename Kind>
std::optional<Id<Kind>> maybe_id(std::optional<std::int64_t> value) {
    return value ? std::optional{Id<Kind>{*value}} : std::nullopt;
}
inline std::optional<Instant> maybe_instant(std::optional<std::int64_t> ms) {
    return ms ? std::optional{from_ms(*ms)} : std::nullopt;
}
inline std::optional<std::int64_t> maybe_ms(const std::optional<Instant>& instant) {
    return instant ? std::optional{to_ms(*instant)} : std::nullopt;
}

/// What is kept of an article: its JSON form and what lists show of it.
struct Kept {
    std::string json;
    std::string headline_folded;
    std::int64_t words = 0;
};
/// Refused when the JSON form does not take it ("stories.article_malformed").
Result<Kept, Refusal> kept(const article::Article& article);
/// From the store. Throws Failure "stories.unreadable" when somebody else has changed it.
article::Article article_of(const std::string& json, DraftId draft);

Refusal unknown(DraftId draft);

}  // namespace midad::stories::internal
