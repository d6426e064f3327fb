#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace midad::people {

/// The newspaper's own key, in a file of its folder that its owner alone may read (0600): what the database holds of
/// second factors is worthless without it. All nodes of a newspaper need the same file. Any thread.
class Key {
public:
    enum class IfMissing { make, complain };

    explicit Key(std::filesystem::path file) : file_{std::move(file)} {}

    /// XSalsa20-Poly1305 (libsodium's secretbox) with a nonce of its own before it. Throws Failure "people.key_missing"
    /// {file}, "people.key_unreadable" {file}.
    std::string sealed(std::string_view bytes, IfMissing if_missing) const;
    /// Throws the same, and "people.key_other" {file} when it was sealed with another key.
    std::string opened(std::string_view sealed) const;

private:
    std::string bytes(IfMissing if_missing) const;

    std::filesystem::path file_;
};

}  // namespace midad::people
