#include "admin/context.h"

#include <cassert>
#include <charconv>

#include "base/url.h"

namespace midad::admin {

namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::string_view Context::capture(std::string_view name) const {
    const auto found = captures.find(name);
    assert(found != captures.end());
    return found->second;
}

std::int64_t Context::number(std::string_view name) const {
    const auto number = number_of(capture(name));
    assert(number);  // the pattern says :number, which takes nothing else
    return *number;
}

std::optional<std::string> Context::parameter(std::string_view name) const {
    return query_parameter(request.query, name);
}

std::optional<std::int64_t> Context::number_parameter(std::string_view name) const {
    const auto text = parameter(name);
    return text ? number_of(*text) : std::nullopt;
}

}  // namespace midad::admin
