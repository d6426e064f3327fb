#include "base/sha256.h"

#include <openssl/sha.h>

namespace midad {

std::string sha256_hex(std::string_view bytes) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : digest) hex += {digits[byte >> 4], digits[byte & 15]};
    return hex;
}

}  // namespace midad
