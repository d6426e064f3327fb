#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace midad::desk {

/// A reason why a story may not go out: a message key, of this part or of the one that says so, with its arguments.
struct Objection {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments = {};
    std::string where = {};                 // "headline", "section", "picture", "block"; empty: the story
    std::optional<std::size_t> block = {};  // which one
    bool can_override = false;              // somebody who may can go on all the same, with a reason
    bool operator==(const Objection&) const = default;
};

/// All of them at once.
using Objections = std::vector<Objection>;

/// Whether nothing is left for somebody who may override and gives a reason.
bool all_can_be_overridden(const Objections& objections);

}  // namespace midad::desk
