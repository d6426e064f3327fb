#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace midad::store {
class Row;
class Session;
}  // namespace midad::store

namespace midad::record {

/// How many columns a card has in this part's queries; what a query adds stands after them.
inline constexpr std::size_t card_columns = 17;

/// The card of a row whose first columns are id, version, language, section, slug, kicker, headline, standfirst,
/// bylines, city, agency, picture, placing, published_at_ms, updated_at_ms, breaking_until_ms, corrected_at_ms.
Card card_of(const store::Row& row);

/// The article as a version keeps it. Throws Failure "record.unreadable": nothing is published that cannot be read
/// back, so the row was changed by somebody else.
article::Article article_of(StoryId story, const std::string& json);

std::string bylines_json(const std::vector<article::Byline>& bylines);
std::optional<std::string> picture_json(const std::optional<article::Picture>& picture);

std::string_view word_of(WithdrawalReason reason);
WithdrawalReason reason_of(std::string_view word);

/// Lists of slugs and keys in one column: neither ever holds a line feed.
std::string lines_of(const std::vector<std::string>& words);
std::vector<std::string> words_of(std::string_view lines);

/// What find_latest() answers, asked of a session: the commit that wrote it may be its own.
std::optional<Published> latest(store::Session& session, StoryId story);
std::optional<Published> one_version(store::Session& session, StoryId story, int number);

}  // namespace midad::record
