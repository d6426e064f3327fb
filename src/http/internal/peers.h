#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace midad::http {

/// An address as 16 bytes; IPv4 is mapped into IPv6 (RFC 4291 §2.5.5.2).
using AddressBytes = std::array<std::uint8_t, 16>;

/// The bytes of an address literal, IPv4 or IPv6; nothing when it is neither.
std::optional<AddressBytes> parse_address(std::string_view text);

/// How an address is written, IPv4 as IPv4.
std::string to_text(const AddressBytes& address);

/// The network that it is in, and no more: IPv4 to /24, IPv6 to /48. What the log may hold.
std::string truncated(const AddressBytes& address);

/// How many connections each address holds. An IPv6 client owns its whole /64, so that is one address here. Any thread.
class Peers {
public:
    explicit Peers(std::size_t most) : most_{most} {}
    /// False when the address holds as many as it may.
    bool enter(const AddressBytes& address);
    void leave(const AddressBytes& address);

private:
    using Key = std::string;  // 8 bytes for IPv6, 16 for IPv4
    struct Shard {
        std::mutex mutex;
        std::unordered_map<Key, std::size_t> held;
    };
    static Key key_of(const AddressBytes& address);
    Shard& shard_of(const Key& key) { return shards_[std::hash<Key>{}(key) % shards_.size()]; }

    std::size_t most_;
    std::array<Shard, 16> shards_;
};

}  // namespace midad::http
