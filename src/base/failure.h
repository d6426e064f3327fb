#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace midad {

/// Something that nobody nearby can answer: the disk is full, the database is gone. Thrown; caught at the request
/// boundary, the job runner and main only. `what()` is for the log; the key and its arguments name a sentence in
/// messages/ that says what and where to the person.
class Failure : public std::runtime_error {
public:
    using Arguments = std::vector<std::pair<std::string, std::string>>;

    Failure(std::string key, Arguments arguments, const std::string& for_the_log)
        : std::runtime_error{for_the_log}, key_{std::move(key)}, arguments_{std::move(arguments)} {}

    const std::string& key() const { return key_; }
    const Arguments& arguments() const { return arguments_; }

private:
    std::string key_;
    Arguments arguments_;
};

}  // namespace midad
