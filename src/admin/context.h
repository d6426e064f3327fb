#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/value.hpp>

#include "admin/refusal.h"
#include "base/result.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "people/person.h"

namespace midad {
class Clock;
}
namespace midad::audit {
class Log;
}
namespace midad::people {
struct People;
}
namespace midad::record {
struct Masthead;
}
namespace midad::topics {
class SectionsInForce;
}
namespace midad::audience {
class Counts;
}
namespace midad::desk {
class Publishing;
class States;
class Writing;
}  // namespace midad::desk
namespace midad::media {
class Catalogue;
class Library;
class Uploads;
}  // namespace midad::media
namespace midad::record {
class Record;
}
namespace midad::site {
class Site;
}
namespace midad::stories {
class Comments;
class Drafts;
class Presence;
class Revisions;
}  // namespace midad::stories

namespace midad::admin {

/// What the handlers work with: put together in programs/, which everything here must outlive.
struct Collaborators {
    people::People& people;
    audit::Log& audit;
    const topics::SectionsInForce& sections;
    const record::Masthead& masthead;
    const Clock& clock;
    const stories::Drafts& drafts;
    const stories::Revisions& revisions;
    const stories::Comments& comments;
    const stories::Presence& presence;
    desk::Writing& writing;
    desk::Publishing& publishing;
    const desk::States& states;
    const record::Record& record;
    const media::Catalogue& pictures;
    media::Library& library;
    media::Uploads& uploads;
    const audience::Counts& counts;
    const site::Site& site;
};

/// One request on its way through its handler.
struct Context {
    const Collaborators& with;
    const http::Request& request;
    const http::Captures& captures;
    const boost::json::value& body;  // null when there was none
    /// Who is signed in. The router holds that there is somebody, unless the route is anybody's.
    const people::Person* visitor = nullptr;
    std::string_view session = {};  // the session's token; empty when nobody is signed in

    const people::Person& person() const { return *visitor; }
    /// A capture of the pattern that is a number: "{story:number}".
    std::int64_t number(std::string_view name) const;
    std::string_view capture(std::string_view name) const;
    /// A parameter of the query.
    std::optional<std::string> parameter(std::string_view name) const;
    std::optional<std::int64_t> number_parameter(std::string_view name) const;
};

/// What a handler answers when it does not refuse: JSON, or a response of its own.
struct Answer {
    int status = 200;
    boost::json::value body = nullptr;
    http::Headers headers = {};
    std::optional<http::Response> response = std::nullopt;  // when set, the rest is not looked at

    static Answer of(boost::json::value json, int status = 200) { return {status, std::move(json)}; }
    static Answer nothing() { return {204}; }
};

using Handled = Result<Answer, Refusal>;
using Handler = Handled (*)(const Context&);

}  // namespace midad::admin
