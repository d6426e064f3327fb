#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "admin/refusal.h"
#include "base/result.h"

/// Reads members of a request's JSON body. A refusal names the member.
namespace midad::admin {

/// The member; null when there is none, or the body is no object.
const boost::json::value* find_member(const boost::json::value& body, std::string_view name);

Result<std::string, Refusal> text_of(const boost::json::value& body, std::string_view name);
Result<std::int64_t, Refusal> number_of(const boost::json::value& body, std::string_view name);
Result<bool, Refusal> truth_of(const boost::json::value& body, std::string_view name);

/// Nothing when the member is not there, or null.
Result<std::optional<std::string>, Refusal> maybe_text(const boost::json::value& body, std::string_view name);
Result<std::optional<std::int64_t>, Refusal> maybe_number(const boost::json::value& body, std::string_view name);
Result<std::optional<bool>, Refusal> maybe_truth(const boost::json::value& body, std::string_view name);
/// A list of whole numbers.
Result<std::optional<std::vector<std::int64_t>>, Refusal> maybe_numbers(const boost::json::value& body,
                                                                        std::string_view name);

}  // namespace midad::admin
