#include "people/internal/secrets.h"

#include <sodium.h>

#include <stdexcept>

#include "base/sha256.h"

namespace midad::people {

namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

void begin_sodium() {
    if (::sodium_init() < 0) throw std::runtime_error{"libsodium cannot begin: no source of random bytes"};
}

std::string random_bytes(std::size_t count) {
    begin_sodium();
    std::string bytes(count, '\0');
    ::randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string new_token() {
    const std::string bytes = random_bytes(32);
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(32, variant), '\0');
    ::sodium_bin2base64(token.data(), token.size(), bytes_of(bytes), bytes.size(), variant);
    token.resize(token.find('\0'));
    return token;
}

std::string kept_of(std::string_view token) { return sha256_hex(token); }

std::string mac_of(std::string_view key, std::string_view text) {
    begin_sodium();
    crypto_auth_hmacsha256_state state;
    ::crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    ::crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    ::crypto_auth_hmacsha256_final(&state, mac);
    std::string hex(sizeof mac * 2 + 1, '\0');
    ::sodium_bin2hex(hex.data(), hex.size(), mac, sizeof mac);
    hex.pop_back();
    return hex;
}

}  // namespace midad::people
