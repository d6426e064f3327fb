#pragma once

#include <chrono>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

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
    boost::json::object more = {};       // other members beside "error"

    static Refusal not_found() { return {404, "admin.not_found"}; }
    static Refusal forbidden() { return {403, "admin.forbidden"}; }
    /// The field is not there, or not what it should be.
    static Refusal field(std::string_view name) {
        return {422, "admin.field", {{"field", std::string{name}}}, std::string{name}};
    }
    static Refusal of(const people::Refusal& refusal);
};

/// Its "error" member, in both languages.
boost::json::object error_of(const Refusal& refusal);
/// The whole answer.
std::string body_of(const Refusal& refusal);

}  // namespace midad::admin
