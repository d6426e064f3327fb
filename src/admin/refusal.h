#pragma once

#include <chrono>
#include <string>

#include <boost/json/array.hpp>

#include "base/failure.h"

namespace midad::people {
struct Refusal;
}

namespace midad::admin {

/// What the desk does not do, and why: contract.ts's `Refusal`. The key names a sentence in messages/, in both
/// languages.
struct Refusal {
    int status = 422;
    std::string key;
    Failure::Arguments arguments = {};
    std::string where = {};              // the field that is meant
    boost::json::array objections = {};  // for 409
    std::chrono::seconds again_in{0};    // for 429 and 503

    static Refusal not_found() { return {404, "admin.not_found"}; }
    static Refusal forbidden() { return {403, "admin.forbidden"}; }
    static Refusal of(const people::Refusal& refusal);
};

/// Its JSON, both languages.
std::string body_of(const Refusal& refusal);

}  // namespace midad::admin
