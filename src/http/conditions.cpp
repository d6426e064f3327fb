#include "http/internal/conditions.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "http/internal/header_text.h"
#include "http/internal/http_date.h"

namespace midad::http {

namespace {

/// The tag without W/: weak comparison looks at the opaque part alone (RFC 9110 §8.8.3.2).
std::string_view opaque(std::string_view tag) {
    if (tag.substr(0, 2) == "W/") tag.remove_prefix(2);
    return tag;
}

/// Whether the list of entity tags names this one, or everything. Reading stops at what is not a tag.
bool lists_tag(std::string_view list, std::string_view etag) {
    list = trimmed(list);
    if (list == "*") return true;
    while (!list.empty()) {
        const std::size_t start = list.substr(0, 2) == "W/" ? 2 : 0;
        if (start >= list.size() || list[start] != '"') return false;
        const std::size_t end = list.find('"', start + 1);
        if (end == list.npos) return false;
        if (list.substr(start, end - start + 1) == opaque(etag)) return true;
        list = trimmed(list.substr(end + 1));
        if (!list.empty() && list.front() != ',') return false;
        while (!list.empty() && list.front() == ',') list = trimmed(list.substr(1));
    }
    return false;
}

bool range_holds(const Conditions& asked, std::string_view etag, std::string_view last_modified) {
    if (asked.if_range.empty()) return true;
    // Strong comparison: a weak tag never matches. A date must be the very one that was sent.
    if (asked.if_range.front() == '"') return asked.if_range == etag;
    return !last_modified.empty() && asked.if_range == last_modified;
}

/// A whole number; more digits than fit stand for "beyond any file".
std::optional<std::uint64_t> number(std::string_view text) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    if (text.size() > 18) return std::numeric_limits<std::uint64_t>::max();
    std::uint64_t value = 0;
    for (const char digit : text) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    return value;
}

Slice suffix(std::uint64_t wanted, std::uint64_t size) {
    if (wanted == 0 || size == 0) return {Slice::Kind::unsatisfiable, 0, 0};
    const std::uint64_t length = std::min(wanted, size);
    return {Slice::Kind::part, size - length, length};
}

}  // namespace

Conditions Conditions::of(const Request& request) {
    return {.method = request.method,
            .accept_encoding = request.header("accept-encoding"),
            .if_none_match = request.header("if-none-match"),
            .if_modified_since = request.header("if-modified-since"),
            .range = request.header("range"),
            .if_range = request.header("if-range")};
}

bool is_not_modified(const Conditions& asked, std::string_view etag, std::string_view last_modified) {
    if (!is_read(asked.method)) return false;
    // RFC 9110 §13.1.3: when If-None-Match is present, If-Modified-Since must be ignored – so dates are read last.
    if (!asked.if_none_match.empty()) return !etag.empty() && lists_tag(asked.if_none_match, etag);
    if (asked.if_modified_since.empty() || last_modified.empty()) return false;
    if (asked.if_modified_since == last_modified) return true;
    const auto since = parse_http_date(asked.if_modified_since);
    const auto modified = parse_http_date(last_modified);
    return since && modified && *modified <= *since;
}

Slice wanted_slice(const Conditions& asked, std::uint64_t size, std::string_view etag, std::string_view last_modified) {
    const Slice whole{Slice::Kind::whole, 0, size};
    if (asked.method != Method::get || asked.range.empty()) return whole;
    const std::size_t equals = asked.range.find('=');
    if (equals == asked.range.npos || !same_name(trimmed(asked.range.substr(0, equals)), "bytes")) return whole;
    const std::string_view set = trimmed(asked.range.substr(equals + 1));
    const std::size_t dash = set.find('-');
    if (dash == set.npos || set.find(',') != set.npos || !range_holds(asked, etag, last_modified)) return whole;
    const auto first = number(set.substr(0, dash));
    const auto last = number(set.substr(dash + 1));
    if (dash == 0) return last ? suffix(*last, size) : whole;
    if (!first || (!last && dash + 1 != set.size()) || (last && *last < *first)) return whole;
    if (*first >= size) return {Slice::Kind::unsatisfiable, 0, 0};
    const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
    return {Slice::Kind::part, *first, end - *first + 1};
}

}  // namespace midad::http
