#include "html/safe_html.h"

#include <array>

namespace midad::html {

namespace {

constexpr std::string_view entity(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

constexpr auto needs_entity = [] {
    std::array<bool, 256> table{};
    for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

}  // namespace

void append_escaped(std::string& to, std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needs_entity[static_cast<unsigned char>(text[at])]) continue;
        to.append(text, copied, at - copied);
        to.append(entity(text[at]));
        copied = at + 1;
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
