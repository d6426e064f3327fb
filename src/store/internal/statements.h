#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace midad::store::internal {

/// A migration's statements, without comments around them, in order. Semicolons in strings, quoted names, comments,
/// PostgreSQL's dollar quotes and SQLite's trigger bodies part nothing.
std::vector<std::string> statements_of(std::string_view sql);

/// The engine's spelling of the portable words `bigint_identity` and `blob_type`, outside of strings and comments.
std::string in_dialect(Engine engine, std::string_view sql);

/// The highest n of the $n that stand in a statement, outside of strings and comments.
std::size_t parameters_in(std::string_view postgresql);

}  // namespace midad::store::internal
