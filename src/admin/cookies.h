#pragma once

#include <string>
#include <string_view>

#include "http/request.h"

namespace midad::record {
struct Masthead;
}

namespace midad::admin {

/// Who is signed in, and which browser somebody signed in with before. HttpOnly, SameSite=Strict; with the prefix
/// __Host- and Secure when the paper's address is https (RFC 6265bis §4.1.3.2).
enum class Cookie { session, device };

/// Empty when the browser has none.
std::string find_cookie(const http::Request& request, const record::Masthead& masthead, Cookie cookie);
/// The value of a Set-Cookie header that gives it, or with an empty value takes it away.
std::string set_cookie(const record::Masthead& masthead, Cookie cookie, std::string_view value);

}  // namespace midad::admin
