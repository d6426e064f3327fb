#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/internal/body_reader.h"
#include "http/internal/conditions.h"
#include "http/internal/target.h"
#include "http/request.h"
#include "http/server.h"

namespace midad::http {

/// The head of one request as views into the bytes it was read from: gone as soon as those move.
struct Head {
    struct Field {
        std::string_view name, value;
    };
    /// 100: browsers send about fifteen fields, a chain of proxies twice as many.
    static constexpr std::size_t most_fields = 100;

    std::string_view method, target;
    std::array<Field, most_fields> fields;
    std::size_t field_count = 0;

    std::optional<Method> known_method;  // nothing: to be answered 405
    int minor_version = 1;               // HTTP/1.0 or HTTP/1.1
    bool keep_alive = true;
    bool has_body = false;
    bool expects_continue = false;
    std::string_view host;
    Conditions conditions;

    /// Ready for another request. The fields beyond field_count are left as they are: clearing 3 KB a request is felt.
    void clear();
};

/// Reads requests one after the other from the bytes of one connection: heads by Beast's parser, fed by hand, with the
/// shapes by which requests are smuggled past a proxy refused (RFC 9112 §11.2): both lengths, two lengths, folded
/// lines, a blank before a colon, a coding other than chunked, a second Host. No socket and no clock; one thread.
class RequestReader {
public:
    /// The limits must outlive the reader.
    explicit RequestReader(const Limits& limits) : limits_{limits} {}

    /// Forgets the request read before and begins the next.
    void begin() { blank_ = scanned_ = head_bytes_ = 0; }
    /// `bytes`: all that has come since begin(); called again with more until it is done. Nothing is consumed before.
    Result<Progress, Refusal> read_head(std::string_view bytes, Head& head);
    /// What the head took of the bytes, once it is done.
    std::size_t head_bytes() const { return head_bytes_; }
    /// Appends what is there of the body; `consumed` says how much of `bytes` is done with.
    Result<Progress, Refusal> read_body(std::string_view bytes, std::size_t& consumed, std::string& body) {
        return body_.read(bytes, consumed, body, limits_.body_bytes);
    }

private:
    Result<Progress, Refusal> judge_unfinished(std::string_view bytes) const;

    const Limits& limits_;
    std::size_t blank_ = 0;    // an empty line before the request, which RFC 9112 §2.2 asks to be overlooked
    std::size_t scanned_ = 0;  // no end of the head begins before
    std::size_t head_bytes_ = 0;
    BodyReader body_;
};

/// The request of a head, without its body, peer and id. 400 when the target cannot be read.
Result<Request, Refusal> make_request(const Head& head);

/// A request read from the beginning of some bytes.
struct WholeRequest {
    Request request;
    std::size_t bytes = 0;  // how many it took
    bool keep_alive = true;
};

/// The whole reading as a function of bytes, seen through a window of `limits.head_bytes` as a connection sees them.
/// Nothing while more must come; 405 for a method that is not served.
Result<std::optional<WholeRequest>, Refusal> read_request(std::string_view bytes, const Limits& limits);

}  // namespace midad::http
