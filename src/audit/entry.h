#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace midad::audit {

/// Who acts. Without a person it is the program itself (the schedule), or whoever sits at the server.
struct Actor {
    std::optional<PersonId> person;
    std::string name;  // as it is now; or "@system", "@console"

    static Actor system() { return {std::nullopt, "@system"}; }
    static Actor console() { return {std::nullopt, "@console"}; }
};

/// What an act was done to: {"story", 7}, {"person", 3}; what belongs to a story (a comment, a picture in it) is the
/// story's. The kind is ASCII, lower case.
struct Subject {
    std::string kind;
    std::int64_t id = 0;

    bool operator==(const Subject&) const = default;
};

/// What the sentence's {names} stand for, besides {by}, which is the actor. The value of a name that ends in @ is the
/// key of a message: {"role@", "people.role.reporter"} is {role} in the language of the sentence.
using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Something done. The sentence is "audit.<key>" of messages/audit.json: «نُشرت «{headline}» على يد {by}».
struct Act {
    std::string_view key;  // "story.published"; tools/check_messages holds that it has its sentences
    Actor by;
    Subject subject;
    Arguments arguments = {};
};

/// An act as it was written down.
struct Entry {
    std::int64_t number = 0;  // from 1, without gaps
    Instant at;
    std::optional<PersonId> person;
    std::string key;
    Subject subject;
    Arguments arguments;  // with "by"
    std::string hash;     // 64 hexadecimal digits
};

/// What it says, in "ar" or "en": names that are written in the other direction are isolated.
std::string sentence(const Entry& entry, std::string_view language);

}  // namespace midad::audit
