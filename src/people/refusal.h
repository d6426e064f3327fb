#pragma once

#include <chrono>
#include <string>

#include "base/failure.h"

namespace midad::people {

/// Why something asked of people/ was not done: a message key under "people." with its arguments.
struct Refusal {
    enum class Why {
        wrong,        // what was given cannot be taken
        credentials,  // who asks is not known, or not by this
        unknown,      // there is no such thing (any more)
        conflict,     // not as things stand
        limited,      // too often; again after `again_in`
        busy,         // too many at this moment; again after `again_in`
    };
    Why why = Why::wrong;
    std::string key;
    Failure::Arguments arguments = {};
    std::string where = {};  // the field that is meant: "email"
    std::chrono::seconds again_in{0};
};

}  // namespace midad::people
