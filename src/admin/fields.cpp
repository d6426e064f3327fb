#include "admin/fields.h"

#include <boost/json.hpp>

namespace midad::admin {

namespace json = boost::json;

namespace {

/// A whole number, however the application wrote it.
std::optional<std::int64_t> whole(const json::value& value) {
    json::error_code error;
    const auto number = value.to_number<std::int64_t>(error);
    if (error) return std::nullopt;
    return number;
}

bool is_absent(const json::value* member) { return member == nullptr || member->is_null(); }

/// What `read` makes of the member when it is there.
template <typename T, typename Read>
Result<std::optional<T>, Refusal> maybe(const json::value& body, std::string_view name, Read read) {
    const json::value* member = find_member(body, name);
    if (is_absent(member)) return std::optional<T>{};
    std::optional<T> value = read(*member);
    if (!value) return refuse(Refusal::field(name));
    return value;
}

template <typename T>
Result<T, Refusal> certainly(Result<std::optional<T>, Refusal> found, std::string_view name) {
    if (!found) return refuse(found.error());
    std::optional<T> value = *std::move(found);
    if (!value) return refuse(Refusal::field(name));
    return *std::move(value);
}

}  // namespace

const json::value* find_member(const json::value& body, std::string_view name) {
    return body.is_object() ? body.get_object().if_contains(json::string_view{name.data(), name.size()}) : nullptr;
}

Result<std::optional<std::string>, Refusal> maybe_text(const json::value& body, std::string_view name) {
    return maybe<std::string>(body, name, [](const json::value& member) -> std::optional<std::string> {
        if (!member.is_string()) return std::nullopt;
        return std::string{member.get_string()};
    });
}

Result<std::optional<std::int64_t>, Refusal> maybe_number(const json::value& body, std::string_view name) {
    return maybe<std::int64_t>(body, name, whole);
}

Result<std::optional<bool>, Refusal> maybe_truth(const json::value& body, std::string_view name) {
    return maybe<bool>(body, name, [](const json::value& member) -> std::optional<bool> {
        if (!member.is_bool()) return std::nullopt;
        return member.get_bool();
    });
}

Result<std::optional<std::vector<std::int64_t>>, Refusal> maybe_numbers(const json::value& body,
                                                                        std::string_view name) {
    using Numbers = std::vector<std::int64_t>;
    return maybe<Numbers>(body, name, [](const json::value& member) -> std::optional<Numbers> {
        if (!member.is_array()) return std::nullopt;
        Numbers numbers;
        for (const json::value& one : member.get_array()) {
            const auto number = whole(one);
            if (!number) return std::nullopt;
            numbers.push_back(*number);
        }
        return numbers;
    });
}

Result<std::string, Refusal> text_of(const json::value& body, std::string_view name) {
    return certainly(maybe_text(body, name), name);
}

Result<std::int64_t, Refusal> number_of(const json::value& body, std::string_view name) {
    return certainly(maybe_number(body, name), name);
}

Result<bool, Refusal> truth_of(const json::value& body, std::string_view name) {
    return certainly(maybe_truth(body, name), name);
}

}  // namespace midad::admin
