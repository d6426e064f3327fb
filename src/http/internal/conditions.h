#pragma once

#include <cstdint>
#include <string_view>

#include "http/request.h"

namespace midad::http {

/// What a request asks about the answer beyond its path. Views into the request.
struct Conditions {
    Method method = Method::get;
    std::string_view accept_encoding, if_none_match, if_modified_since, range, if_range;

    static Conditions of(const Request& request);
};

/// Whether 304 says it all: RFC 9110 §13.1.2 and §13.1.3, in the order of §13.2.2. Only to be asked of a 200 answer.
/// `last_modified` is an IMF-fixdate or empty.
bool is_not_modified(const Conditions& asked, std::string_view etag, std::string_view last_modified);

/// The bytes of a file that are wanted.
struct Slice {
    enum class Kind { whole, part, unsatisfiable };
    Kind kind = Kind::whole;
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};

/// RFC 9110 §14.2: one range of a GET is honoured; several, another unit or a malformed one gets the whole (which the
/// clause allows); a range when If-Range does not hold gets the whole too (§13.1.5).
Slice wanted_slice(const Conditions& asked, std::uint64_t size, std::string_view etag, std::string_view last_modified);

}  // namespace midad::http
