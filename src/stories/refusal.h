#pragma once

#include <string>
#include <utility>
#include <vector>

namespace midad::stories {

/// Why something was not done: a message key under "stories." with arguments.
struct Refusal {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
    bool operator==(const Refusal&) const = default;
};

}  // namespace midad::stories
