#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::topics {

/// What stories are about, as the paper spells it. Two spellings with the same folded form are one keyword.
struct Keyword {
    KeywordId id;
    std::string name;
    std::string slug;
};

/// The keyword of that name, made if there is none; the first spelling stays. The name must have something in it
/// besides blanks and marks (text::folded of it is not empty) and be at most 100 characters. Several nodes may make
/// the same keyword at once: they get the same one.
Keyword find_or_make_keyword(store::Transaction& transaction, std::string_view name);
std::optional<Keyword> find_keyword(store::Session& session, std::string_view slug);
/// The keyword that a row of another part points at; it is certainly there.
Keyword keyword(store::Session& session, KeywordId id);

}  // namespace midad::topics
