#include "base/url.h"

#include <algorithm>

#include "base/utf8.h"

namespace midad {

namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~' || c == '/';
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded.push_back(text[at]);
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex(text[at + 1]);
        const int low = hex(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded.push_back(static_cast<char>(high * 16 + low));
        at += 2;
    }
    return decoded;
}

std::string percent_encoded(std::string_view path) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(path.size() * 3);
    for (const char c : path) {
        if (is_unreserved(c)) {
            encoded.push_back(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

std::vector<std::pair<std::string, std::string>> query_parameters(std::string_view query) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        std::string name{pair.substr(0, equals)};
        std::string value{equals == pair.npos ? std::string_view{} : pair.substr(equals + 1)};
        std::replace(name.begin(), name.end(), '+', ' ');
        std::replace(value.begin(), value.end(), '+', ' ');
        auto decoded_name = percent_decoded(name);
        auto decoded_value = percent_decoded(value);
        if (decoded_name && decoded_value && !decoded_name->empty() && is_utf8(*decoded_name) &&
            is_utf8(*decoded_value)) {
            pairs.emplace_back(*std::move(decoded_name), *std::move(decoded_value));
        }
    }
    return pairs;
}

std::optional<std::string> query_parameter(std::string_view query, std::string_view name) {
    for (auto& [found, value] : query_parameters(query)) {
        if (found == name) return std::move(value);
    }
    return std::nullopt;
}

bool is_web_address(std::string_view address) {
    const auto rest = [&]() -> std::string_view {
        for (const std::string_view scheme : {"https://", "http://"}) {
            if (address.substr(0, scheme.size()) == scheme) return address.substr(scheme.size());
        }
        return {};
    }();
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.empty() || authority.find('@') != authority.npos || authority.front() == ':') return false;
    return std::none_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
    });
}

}  // namespace midad
