#include "html/address.h"

#include <algorithm>

#include "base/url.h"
#include "base/utf8.h"

namespace midad::html {

namespace {

bool is_blank_or_control(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Trimmed; tabs, line ends and other controls inside removed, blanks inside as %20: what a browser would ask for, and
/// nothing in which it could see another scheme than we do.
std::string normalised(std::string_view attribute) {
    while (!attribute.empty() && is_blank_or_control(attribute.front())) attribute.remove_prefix(1);
    while (!attribute.empty() && is_blank_or_control(attribute.back())) attribute.remove_suffix(1);
    std::string address;
    address.reserve(attribute.size());
    for (const char c : attribute) {
        if (c == ' ') {
            address += "%20";
        } else if (!is_blank_or_control(c)) {
            address += c;
        }
    }
    const std::size_t colon = address.find(':');
    if (colon != address.npos && address.find_first_of("/?#") > colon) {
        std::transform(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), address.begin(), lower);
    }
    return address;
}

bool is_site_path(std::string_view address) {
    return address.size() >= 1 && address[0] == '/' &&
           (address.size() == 1 || (address[1] != '/' && address[1] != '\\'));
}

bool is_clean(std::string_view address) {
    return is_utf8(address) && std::none_of(address.begin(), address.end(), [](char c) {
               return is_blank_or_control(c) || c == '"' || c == '<' || c == '>' || c == '\\';
           });
}

}  // namespace

bool is_link_address(std::string_view address) {
    if (address.empty() || !is_clean(address)) return false;
    if (address[0] == '#' || is_site_path(address)) return true;
    for (const std::string_view scheme : {"mailto:", "tel:"}) {
        if (address.starts_with(scheme)) return address.size() > scheme.size();
    }
    return is_web_address(address);
}

std::optional<std::string> link_address(std::string_view attribute) {
    std::string address = normalised(attribute);
    if (!is_link_address(address)) return std::nullopt;
    return address;
}

std::optional<std::string> picture_address(std::string_view attribute) {
    std::string address = normalised(attribute);
    if (address.empty() || !is_clean(address) || address[0] == '#') return std::nullopt;
    if (is_site_path(address) || is_web_address(address)) return address;
    const bool beside = address[0] != '/' && address.find(':') == address.npos;
    if (!beside) return std::nullopt;
    return address;
}

}  // namespace midad::html
