#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace midad::audience {

using SipKey = std::array<std::uint64_t, 2>;

/// SipHash-2-4 (Aumasson and Bernstein, 2012) of the bytes: without the key nobody can say what they were, nor make two
/// that meet.
std::uint64_t siphash(const SipKey& key, std::string_view bytes);

}  // namespace midad::audience
