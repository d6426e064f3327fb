#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/frequent.h"

namespace midad::http {

enum class Encoding { identity, gzip, brotli };

/// An answer serialised once and sent many times: for each encoding the header block (all but the status line, Date and
/// Connection, with its own strong ETag, Content-Length, Content-Encoding and Vary) and the body. Immutable and shared
/// by every socket that is sending it.
class Prepared {
public:
    struct Variant {
        std::string head;  // "Content-Type: …\r\n … \r\n" without the blank line
        std::string etag;  // with its quotation marks
        std::string body;
        Frequent frequent;  // the body's file, once it is sent often
        bool ready = false;
    };

    int status = 200;
    std::string last_modified;        // IMF-fixdate, or empty
    std::array<Variant, 3> variants;  // by Encoding; identity is always ready

    const Variant& variant(Encoding encoding) const { return variants[static_cast<std::size_t>(encoding)]; }
    /// Memory that it takes, in bytes.
    std::size_t size() const;
};

using PreparedPtr = std::shared_ptr<const Prepared>;
using Headers = std::vector<std::pair<std::string, std::string>>;

/// Prepares an answer. The variants named are made now (gzip level 6, brotli quality 5, both 4 over 48 KB; a variant
/// that is not smaller is left out and identity is sent in its place). `headers` carry Content-Type, Cache-Control and
/// so on.
PreparedPtr prepare(int status, const Headers& headers, std::string body, std::initializer_list<Encoding> encodings);
/// The same answer with one more variant.
PreparedPtr with_encoding(const Prepared& answer, Encoding encoding);

/// The same answer with a variant that was packed before, as well as its maker could: `packed` is the identity's body
/// in that encoding, which is taken on trust.
PreparedPtr with_packed(const Prepared& answer, Encoding encoding, std::string packed);

/// What the client takes, best first: brotli, gzip, identity. RFC 9110 §12.5.3, q=0 obeyed.
Encoding accepted_encoding(std::string_view accept_encoding);

}  // namespace midad::http
