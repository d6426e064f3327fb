#include "admin/refusal.h"

#include <boost/json.hpp>

#include "people/refusal.h"
#include "text/messages.h"

namespace midad::admin {

namespace {

int status_of(people::Refusal::Why why) {
    using enum people::Refusal::Why;
    switch (why) {
        case wrong:
            return 422;
        case credentials:
            return 401;
        case unknown:
            return 404;
        case conflict:
            return 409;
        case limited:
            return 429;
        case busy:
            return 503;
    }
    return 500;
}

}  // namespace

Refusal Refusal::of(const people::Refusal& refusal) {
    return {status_of(refusal.why), refusal.key, refusal.arguments, refusal.where, {}, refusal.again_in};
}

boost::json::object error_of(const Refusal& refusal) {
    const auto& messages = text::Messages::carried();
    boost::json::object error{{"key", refusal.key},
                              {"ar", messages.say("ar", refusal.key, refusal.arguments)},
                              {"en", messages.say("en", refusal.key, refusal.arguments)}};
    if (!refusal.where.empty()) error["where"] = refusal.where;
    return error;
}

std::string body_of(const Refusal& refusal) {
    boost::json::object body = refusal.more;
    body["error"] = error_of(refusal);
    if (!refusal.objections.empty()) body["objections"] = refusal.objections;
    return boost::json::serialize(body);
}

}  // namespace midad::admin
