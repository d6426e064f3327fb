#pragma once

#include <optional>
#include <string_view>

#include <boost/json/value.hpp>

#include "admin/context.h"
#include "admin/route.h"

namespace midad::admin {

/// Stands before every handler: lets through whoever may, with a body that can be read.
class Gate {
public:
    /// Both must outlive the gate.
    Gate(const record::Masthead& masthead, const Resource& resource) : masthead_{masthead}, resource_{resource} {}

    /// Why the handler is not reached; nothing when it is. `csrf`: what a write of this session must bring.
    std::optional<Refusal> objection_to(const Context& context, std::string_view csrf) const;
    /// The body as the row takes it: JSON read whole, or null for none and for bytes.
    Result<boost::json::value, Refusal> body_of(const http::Request& request) const;

private:
    bool comes_from_elsewhere(const http::Request& request) const;
    std::optional<Refusal> objection_at_place(const Context& context) const;

    const record::Masthead& masthead_;
    const Resource& resource_;
};

}  // namespace midad::admin
