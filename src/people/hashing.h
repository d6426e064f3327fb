#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace midad::people {

/// Passwords to hashes and back: argon2id (RFC 9106) with 19 MiB and two passes, which takes some 40 ms. Any thread.
///
/// So many at once, so many waiting, and the rest is told to come again: whoever storms the door takes neither the
/// machine's memory nor all of the threads that make pages.
class Hashing {
public:
    struct Limits {
        unsigned at_once = 2;
        unsigned waiting = 1;
    };
    Hashing() : Hashing{Limits{}} {}
    explicit Hashing(Limits limits);

    /// Nothing: too many wait already.
    std::optional<std::string> hash(std::string_view password);
    /// Whether it is the password. Without a hash the same work is done, for nothing: an account that does not exist
    /// takes as long as one that does.
    std::optional<bool> is_of(std::string_view password, const std::optional<std::string>& hash);

private:
    class Place;
    bool enter();
    void leave();

    const Limits limits_;
    const std::string nobodys_;  // the hash of a password that nobody has
    std::mutex mutex_;
    std::condition_variable free_;
    unsigned inside_ = 0, waiting_ = 0;
};

}  // namespace midad::people
