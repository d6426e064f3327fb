// Whatever comes from a socket is read by read_request() alone. For any bytes: it answers the same however they are cut
// into pieces; what it takes has none of the shapes by which a request is smuggled past a proxy, seen by a second and
// slower reading written for this; and what it took, written again, is read as the same request.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/url.h"
#include "base/utf8.h"
#include "http/internal/encodings.h"
#include "http/internal/header_text.h"
#include "http/internal/http_date.h"
#include "http/internal/request_reader.h"

using namespace midad;
using namespace midad::http;

namespace {

void hold(bool promise, const char* what) {
    if (promise) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

struct Outcome {
    enum class Kind { more, refused, read } kind;
    WholeRequest whole;
};

Outcome read_at_once(std::string_view bytes, const Limits& limits) {
    auto read = read_request(bytes, limits);
    if (!read) return {Outcome::Kind::refused, {}};
    if (!*read) return {Outcome::Kind::more, {}};
    return {Outcome::Kind::read, **std::move(read)};
}

/// As a connection reads: one byte more each time, what was consumed forgotten, no more than a buffer held.
Outcome read_byte_by_byte(std::string_view bytes, const Limits& limits) {
    RequestReader reader{limits};
    Head head;
    std::size_t end = 0;
    for (;; ++end) {
        const auto progress = reader.read_head(bytes.substr(0, std::min(end, limits.head_bytes)), head);
        if (!progress) return {Outcome::Kind::refused, {}};
        if (*progress == Progress::done) break;
        if (end == bytes.size()) return {Outcome::Kind::more, {}};
    }
    auto request = head.known_method ? make_request(head) : Result<Request, Refusal>{refuse(Refusal{405})};
    if (!request) return {Outcome::Kind::refused, {}};
    WholeRequest whole{*std::move(request), reader.head_bytes(), head.keep_alive};
    for (bool open = head.has_body; open;) {
        std::size_t consumed = 0;
        const auto progress =
            reader.read_body(bytes.substr(whole.bytes, end - whole.bytes), consumed, whole.request.body);
        if (!progress) return {Outcome::Kind::refused, {}};
        whole.bytes += consumed;
        if (*progress == Progress::done) break;
        if (end - whole.bytes == limits.head_bytes) return {Outcome::Kind::refused, {}};
        if (end == bytes.size()) return {Outcome::Kind::more, {}};
        ++end;
    }
    return {Outcome::Kind::read, std::move(whole)};
}

bool same(const Request& one, const Request& other) {
    return one.method == other.method && one.target == other.target && one.path == other.path &&
           one.query == other.query && one.headers == other.headers && one.body == other.body;
}

std::vector<std::string_view> lines_of(std::string_view head) {
    std::vector<std::string_view> lines;
    while (!head.empty()) {
        const std::size_t end = head.find("\r\n");
        lines.push_back(head.substr(0, end));
        head.remove_prefix(end + 2);
    }
    return lines;
}

/// The second reading of a head that was taken, line by line.
void hold_head(std::string_view bytes) {
    if (bytes.substr(0, 2) == "\r\n") bytes.remove_prefix(2);
    const std::size_t end = bytes.find("\r\n\r\n");
    hold(end != bytes.npos, "a head ends with an empty line");
    const auto lines = lines_of(bytes.substr(0, end + 2));
    int hosts = 0, lengths = 0, codings = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        hold(lines[at].find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos, "no bare CR, LF or NUL");
        if (at == 0) continue;
        const std::size_t colon = lines[at].find(':');
        hold(colon != std::string_view::npos && is_header_name(lines[at].substr(0, colon)), "a token before the colon");
        const std::string name = lower_case(lines[at].substr(0, colon));
        const std::string_view value = trimmed(lines[at].substr(colon + 1));
        hold(is_header_value(value), "no controls in a value");
        hosts += name == "host";
        lengths += name == "content-length";
        codings += name == "transfer-encoding";
        if (name == "content-length") hold(value.find_first_not_of("0123456789") == value.npos, "a length is digits");
        if (name == "transfer-encoding") hold(lower_case(value) == "chunked", "no coding but chunked");
    }
    const bool is_1_0 = lines[0].substr(lines[0].size() - 3) == "1.0";
    hold(hosts == 1 || (is_1_0 && hosts == 0), "one Host");
    hold(lengths + codings <= 1, "one length or one coding");
    hold(!is_1_0 || codings == 0, "no coding in HTTP/1.0");
}

void hold_request(const Request& request) {
    hold(!request.path.empty() && request.path.front() == '/', "a path begins with a slash");
    hold(is_utf8(request.path), "a path is UTF-8");
    for (std::size_t at = 0; at < request.path.size();) {
        const char32_t code_point = next_code_point(request.path, at);
        hold(code_point >= 0x20 && (code_point < 0x7F || code_point > 0x9F), "no controls in a path");
    }
    const std::string around = request.path + '/';
    hold(around.find("/../") == around.npos && around.find("/./") == around.npos, "a path stays below its root");
    const std::size_t question = request.target.find('?');
    hold(percent_decoded(request.target.substr(0, question)) == request.path, "a path is decoded once");
    hold(request.query == (question == std::string::npos ? "" : request.target.substr(question + 1)),
         "a query is as sent");
    for (const auto& [name, value] : request.headers) {
        hold(is_header_name(name) && lower_case(name) == name, "names are tokens in lower case");
        hold(is_header_value(value) && trimmed(value) == value, "values are trimmed");
    }
}

/// The request in the one plain way to say it.
std::string written(const Request& request) {
    std::string bytes{name_of(request.method)};
    bytes += ' ' + request.target + " HTTP/1.1\r\n";
    bool has_host = false;
    for (const auto& [name, value] : request.headers) {
        if (name == "transfer-encoding" || name == "content-length") continue;
        has_host = has_host || name == "host";
        bytes += name + ": " + value + "\r\n";
    }
    if (!has_host) bytes += "host: a\r\n";
    return bytes + "content-length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
}

void hold_rewritten(const Request& request, Limits limits) {
    limits.head_bytes *= 4;  // the length may have been chunked, and blanks between name and value left out
    const auto again = read_request(written(request), limits);
    hold(again && *again, "what was read can be read again");
    const Request& other = (*again)->request;
    hold(other.path == request.path && other.query == request.query && other.body == request.body, "and is the same");
}

/// What else is read from a head, on the hot path: any text is answered, and only by what exists.
void hold_values(const Request& request) {
    const Conditions asked = Conditions::of(request);
    const Acceptable acceptable = acceptable_encodings(asked.accept_encoding);
    hold(acceptable.count >= 1 && acceptable.count <= 3, "at least one encoding");
    const Slice slice = wanted_slice(asked, 1000, "\"a\"", "Wed, 07 May 2025 10:00:00 GMT");
    hold(slice.first + slice.length <= 1000, "a range lies within its file");
    hold(slice.kind == Slice::Kind::unsatisfiable || slice.length > 0, "a range is not empty");
    is_not_modified(asked, "\"a\"", "Wed, 07 May 2025 10:00:00 GMT");
    if (const auto date = parse_http_date(asked.if_modified_since)) {
        hold(parse_http_date(format_http_date(*date)) == date, "a date that was read is written and read the same");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    Limits limits;
    limits.head_bytes = 1024;  // so that short inputs reach the limits
    limits.target_bytes = 256;
    limits.body_bytes = 2048;

    const Outcome once = read_at_once(bytes, limits);
    const Outcome pieces = read_byte_by_byte(bytes, limits);
    hold(once.kind == pieces.kind, "the same answer however the bytes are cut");
    if (once.kind != Outcome::Kind::read) return 0;
    hold(same(once.whole.request, pieces.whole.request) && once.whole.bytes == pieces.whole.bytes, "the same request");
    hold(once.whole.keep_alive == pieces.whole.keep_alive, "the same end of the connection");
    hold(once.whole.bytes <= size, "no more is taken than there is");
    hold(once.whole.request.body.size() <= limits.body_bytes, "a body keeps to its limit");
    hold_head(bytes);
    hold_request(once.whole.request);
    hold_rewritten(once.whole.request, limits);
    hold_values(once.whole.request);
    return 0;
}
