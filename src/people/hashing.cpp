#include "people/hashing.h"

#include <sodium.h>

#include <array>
#include <new>

#include "people/internal/secrets.h"

namespace midad::people {

namespace {

// The least that OWASP's Password Storage Cheat Sheet asks of argon2id: 19 MiB, two passes, one lane.
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19u << 20;

std::string hashed(std::string_view password) {
    begin_sodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (::crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory_bytes,
                                crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return text.data();
}

}  // namespace

/// Held while a password is hashed.
class Hashing::Place {
public:
    explicit Place(Hashing& hashing) : hashing_{hashing}, held_{hashing.enter()} {}
    ~Place() {
        if (held_) hashing_.leave();
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    bool held() const { return held_; }

private:
    Hashing& hashing_;
    const bool held_;
};

Hashing::Hashing(Limits limits) : limits_{limits}, nobodys_{hashed(new_token())} {}

bool Hashing::enter() {
    std::unique_lock lock{mutex_};
    if (inside_ >= limits_.at_once) {
        if (waiting_ >= limits_.waiting) return false;
        ++waiting_;
        free_.wait(lock, [&] { return inside_ < limits_.at_once; });
        --waiting_;
    }
    ++inside_;
    return true;
}

void Hashing::leave() {
    {
        const std::lock_guard lock{mutex_};
        --inside_;
    }
    free_.notify_one();
}

std::optional<std::string> Hashing::hash(std::string_view password) {
    const Place place{*this};
    if (!place.held()) return std::nullopt;
    return hashed(password);
}

std::optional<bool> Hashing::is_of(std::string_view password, const std::optional<std::string>& hash) {
    const Place place{*this};
    if (!place.held()) return std::nullopt;
    const bool right =
        ::crypto_pwhash_str_verify((hash ? *hash : nobodys_).c_str(), password.data(), password.size()) == 0;
    return right && hash;
}

}  // namespace midad::people
