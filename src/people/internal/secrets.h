#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace midad::people {

/// Whatever needs libsodium calls this first; once is enough, and twice does no harm.
void begin_sodium();

std::string random_bytes(std::size_t count);
/// 32 random bytes as a person can carry them in an address: 43 letters of base64url.
std::string new_token();
/// What is kept of a token.
std::string kept_of(std::string_view token);
/// HMAC-SHA-256 in hexadecimal digits. The key may be of any length.
std::string mac_of(std::string_view key, std::string_view text);

}  // namespace midad::people
