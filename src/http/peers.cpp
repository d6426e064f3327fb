#include "http/internal/peers.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace midad::http {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

bool is_ipv4(const AddressBytes& address) {
    return std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
}

}  // namespace

std::optional<AddressBytes> parse_address(std::string_view text) {
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
    const std::string literal{text};
    AddressBytes address{};
    if (::inet_pton(AF_INET6, literal.c_str(), address.data()) == 1) return address;
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
    if (::inet_pton(AF_INET, literal.c_str(), address.data() + mapped_prefix.size()) == 1) return address;
    return std::nullopt;
}

std::string to_text(const AddressBytes& address) {
    char text[INET6_ADDRSTRLEN] = {};
    if (is_ipv4(address)) {
        ::inet_ntop(AF_INET, address.data() + mapped_prefix.size(), text, sizeof text);
    } else {
        ::inet_ntop(AF_INET6, address.data(), text, sizeof text);
    }
    return text;
}

std::string truncated(const AddressBytes& address) {
    AddressBytes network = address;
    std::fill(network.begin() + (is_ipv4(address) ? 15 : 6), network.end(), std::uint8_t{0});
    return to_text(network);
}

Peers::Key Peers::key_of(const AddressBytes& address) {
    return {reinterpret_cast<const char*>(address.data()), is_ipv4(address) ? address.size() : 8};
}

bool Peers::enter(const AddressBytes& address) {
    const Key key = key_of(address);
    Shard& shard = shard_of(key);
    const std::lock_guard guard{shard.mutex};
    std::size_t& held = shard.held[key];
    if (held < most_) {
        ++held;
        return true;
    }
    if (held == 0) shard.held.erase(key);
    return false;
}

void Peers::leave(const AddressBytes& address) {
    const Key key = key_of(address);
    Shard& shard = shard_of(key);
    const std::lock_guard guard{shard.mutex};
    const auto found = shard.held.find(key);
    if (found != shard.held.end() && --found->second == 0) shard.held.erase(found);
}

}  // namespace midad::http
