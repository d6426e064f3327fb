#include "html/safe_html.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace midad::html {

namespace {

constexpr std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

constexpr bool needs_entity(char c) { return c == '&' || c == '<' || c == '>' || c == '"' || c == '\''; }

constexpr std::uint64_t eight(std::uint64_t byte) { return byte * 0x0101010101010101u; }

/// Whether one of the word's bytes is 0 (Mycroft's test).
constexpr bool has_zero(std::uint64_t word) { return ((word - eight(0x01)) & ~word & eight(0x80)) != 0; }

/// & and ' differ in one bit, < and > in another: three tests for five signs.
bool may_need_entity(const char* eight_bytes) {
    std::uint64_t word;
    std::memcpy(&word, eight_bytes, sizeof word);
    return has_zero((word & ~eight(0x01)) ^ eight(0x26)) || has_zero((word & ~eight(0x02)) ^ eight(0x3C)) ||
           has_zero(word ^ eight(0x22));
}

}  // namespace

void append_escaped(std::string& to, std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        // Eight bytes at a time: Arabic text seldom has a sign to escape.
        if (at + 8 <= text.size() && !may_need_entity(text.data() + at)) {
            at += 8;
            continue;
        }
        const std::size_t end = std::min(at + 8, text.size());
        for (; at < end; ++at) {
            if (!needs_entity(text[at])) continue;
            to.append(text, copied, at - copied);
            to.append(entity(text[at]));
            copied = at + 1;
        }
    }
    to.append(text, copied, text.size() - copied);
}

std::string escaped(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 16);
    append_escaped(html, text);
    return html;
}

}  // namespace midad::html
