#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "http/prepared.h"

namespace midad::http {

/// The codings that the client takes, best first; identity closes the list unless the client preferred it.
struct Acceptable {
    std::array<Encoding, 3> order{Encoding::identity};
    std::size_t count = 1;

    Encoding best() const { return order[0]; }
};

/// Reads Accept-Encoding (RFC 9110 §12.5.3). What browsers usually send is recognised whole.
Acceptable acceptable_encodings(std::string_view accept_encoding);

/// The first variant of the answer that is both there and acceptable; identity when there is none other.
const Prepared::Variant& best_variant(const Prepared& answer, const Acceptable& acceptable);

}  // namespace midad::http
