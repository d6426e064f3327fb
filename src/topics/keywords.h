#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace midad::store {
class Database;
class Session;
class Transaction;
}

namespace midad::topics {

/// What stories are about, as the paper spells it. Two spellings with the same folded form are one keyword.
struct Keyword {
    KeywordId id;
    std::string name;
    std::string slug;
};

/// The keyword of that name, made if there is none; the first spelling stays.
Keyword find_or_make_keyword(store::Transaction& transaction, std::string_view name);
std::optional<Keyword> find_keyword(store::Session& session, std::string_view slug);

}  // namespace midad::topics
