#include "audit/chain.h"

#include <boost/json.hpp>

#include <fmt/format.h>

#include "base/sha256.h"

namespace midad::audit {

namespace json = boost::json;

std::string arguments_json(const Arguments& arguments) {
    json::object object;
    for (const auto& [name, value] : arguments) object[name] = value;
    return json::serialize(object);
}

Arguments arguments_of(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse(json::string_view{text.data(), text.size()}, error);
    Arguments arguments;
    if (error || !value.is_object()) return arguments;
    for (const auto& [name, one] : value.get_object()) {
        if (one.is_string()) arguments.emplace_back(std::string{name}, std::string{one.get_string()});
    }
    return arguments;
}

std::string hash_of(std::string_view previous, const Entry& entry, std::string_view arguments) {
    const std::string person = entry.person ? std::to_string(entry.person->value) : std::string{};
    return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", previous, entry.number, to_ms(entry.at), person,
                                  entry.key, entry.subject.kind, entry.subject.id, arguments));
}

}  // namespace midad::audit
