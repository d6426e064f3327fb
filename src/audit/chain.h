#pragma once

#include <string>
#include <string_view>

#include "audit/entry.h"

namespace midad::audit {

/// The arguments as one line of JSON, in their order; what is kept and hashed.
std::string arguments_json(const Arguments& arguments);
/// And back. Empty for what is not such a line: somebody changed it, which its hash tells.
Arguments arguments_of(std::string_view json);

/// SHA-256 of these lines, each ended by a line feed: the previous entry's hash (empty for the first), the number, the
/// time in ms, the person's number (empty for nobody), the key, the subject's kind, its number, the arguments' JSON.
std::string hash_of(std::string_view previous, const Entry& entry, std::string_view arguments);

}  // namespace midad::audit
