#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace midad::http {

/// Why a request is not served as it stands: the status to answer with.
struct Refusal {
    int status;
};

/// What stands in a request line.
struct Target {
    std::string sent;   // origin form
    std::string path;   // decoded once
    std::string query;  // as sent
};

/// Reads an origin-form target (RFC 9112 §3.2.1), or an absolute one (§3.2.2) whose authority is the same as `host`:
/// another is refused, since answering for two names at once is how caches are poisoned. 400 for a path that is not
/// UTF-8 after decoding, that holds a control character or a segment . or .., and for a fragment.
Result<Target, Refusal> read_target(std::string_view target, std::string_view host);

/// A host with or without a port (RFC 3986 §3.2.2, §3.2.3), without a user's name. Names in other scripts come as
/// punycode; raw bytes beyond ASCII are refused.
bool is_host(std::string_view host);

}  // namespace midad::http
