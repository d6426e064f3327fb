#include "admin/cookies.h"

#include <chrono>

#include <fmt/format.h>

#include "people/sessions.h"
#include "record/masthead.h"

namespace midad::admin {

namespace {

bool is_secure(const record::Masthead& masthead) { return masthead.address.starts_with("https://"); }

std::string name_of(const record::Masthead& masthead, Cookie cookie) {
    return fmt::format("{}midad_{}", is_secure(masthead) ? "__Host-" : "",
                       cookie == Cookie::session ? "desk" : "device");
}

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

std::string find_cookie(const http::Request& request, const record::Masthead& masthead, Cookie cookie) {
    const std::string name = name_of(masthead, cookie);
    for (const auto& [header, value] : request.headers) {
        if (header != "cookie") continue;
        for (std::string_view rest = value; !rest.empty();) {
            const std::size_t end = rest.find(';');
            const std::string_view pair = without_blanks(rest.substr(0, end));
            rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
            const std::size_t equals = pair.find('=');
            if (equals != pair.npos && pair.substr(0, equals) == name) return std::string{pair.substr(equals + 1)};
        }
    }
    return {};
}

std::string set_cookie(const record::Masthead& masthead, Cookie cookie, std::string_view value) {
    using namespace std::chrono;
    const auto holds = cookie == Cookie::session ? seconds{people::Sessions::absolute} : seconds{days{365}};
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}", name_of(masthead, cookie), value,
                       value.empty() ? 0 : holds.count(), is_secure(masthead) ? "; Secure" : "");
}

}  // namespace midad::admin
