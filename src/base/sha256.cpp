#include "base/sha256.h"

#include <openssl/evp.h>

#include <memory>
#include <new>

#include "base/file.h"

namespace midad {

namespace {

class Sum {
public:
    Sum() : context_{EVP_MD_CTX_new(), EVP_MD_CTX_free} {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc{};
    }
    void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
    std::string hex() {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        EVP_DigestFinal_ex(context_.get(), digest, &size);
        static constexpr char digits[] = "0123456789abcdef";
        std::string hex;
        for (unsigned at = 0; at < size; ++at) hex += {digits[digest[at] >> 4], digits[digest[at] & 15]};
        return hex;
    }

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    Sum sum;
    sum.add(bytes);
    return sum.hex();
}

std::string sha256_of_file(const std::filesystem::path& path) {
    Sum sum;
    read_pieces(path, [&](std::string_view piece) { sum.add(piece); });
    return sum.hex();
}

}  // namespace midad
