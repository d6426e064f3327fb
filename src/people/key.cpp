#include "people/key.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "people/internal/secrets.h"

namespace midad::people {

namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

[[noreturn]] void fail(const char* key, const std::filesystem::path& file, const std::string& why) {
    throw Failure{key, {{"file", file.string()}}, fmt::format("{}: {}: {}", key, file.string(), why)};
}

/// Whole and its owner's alone from the first moment; whoever makes it at the same time loses and reads the other's.
void make(const std::filesystem::path& file) {
    const std::filesystem::path half = file.string() + "." + new_token().substr(0, 8);
    const int descriptor = ::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail("people.key_unreadable", file, std::strerror(errno));
    const std::string key = random_bytes(crypto_secretbox_KEYBYTES);
    const bool whole = ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size());
    const bool kept = whole && ::fsync(descriptor) == 0;
    ::close(descriptor);
    const bool ours = kept && ::link(half.c_str(), file.c_str()) == 0;
    const int error = errno;
    ::unlink(half.c_str());
    if (!kept || (!ours && error != EEXIST)) fail("people.key_unreadable", file, std::strerror(error));
}

}  // namespace

std::string Key::bytes(IfMissing if_missing) const {
    if (!std::filesystem::exists(file_)) {
        if (if_missing == IfMissing::complain) fail("people.key_missing", file_, "there is none");
        make(file_);
    }
    std::string key = read_file(file_, 4096);
    if (key.size() != crypto_secretbox_KEYBYTES) fail("people.key_unreadable", file_, "not 32 bytes");
    return key;
}

std::string Key::sealed(std::string_view plain, IfMissing if_missing) const {
    const std::string key = bytes(if_missing);
    const std::string nonce = random_bytes(crypto_secretbox_NONCEBYTES);
    std::string box(plain.size() + crypto_secretbox_MACBYTES, '\0');
    ::crypto_secretbox_easy(bytes_of(box), bytes_of(plain), plain.size(), bytes_of(std::string_view{nonce}),
                            bytes_of(std::string_view{key}));
    return nonce + box;
}

std::string Key::opened(std::string_view sealed) const {
    const std::string key = bytes(IfMissing::complain);
    if (sealed.size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
        fail("people.key_other", file_, "what was sealed is too short");
    begin_sodium();
    const std::string_view box = sealed.substr(crypto_secretbox_NONCEBYTES);
    std::string plain(box.size() - crypto_secretbox_MACBYTES, '\0');
    if (::crypto_secretbox_open_easy(bytes_of(plain), bytes_of(box), box.size(), bytes_of(sealed),
                                     bytes_of(std::string_view{key})) != 0)
        fail("people.key_other", file_, "it was sealed with another key");
    return plain;
}

}  // namespace midad::people
