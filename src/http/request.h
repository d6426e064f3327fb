#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace midad::http {

enum class Method { get, head, post, put, patch, del };  // `delete` is a word of C++

/// As it stands in a request line: "GET".
constexpr std::string_view name_of(Method method) {
    constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
    return names[static_cast<std::size_t>(method)];
}

/// Whether it only asks: GET and HEAD (RFC 9110 §9.2.1).
constexpr bool is_read(Method method) { return method == Method::get || method == Method::head; }

/// One request, read whole and within its limits. Valid while its handler runs.
struct Request {
    Method method = Method::get;
    std::string target;  // as sent, origin form: /%D8%A7?p=2
    std::string path;    // percent-decoded, UTF-8, begins with /, without . and .. segments, controls and NUL
    std::string query;   // after ?, as sent
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string
        peer;  // the client's address, without the port; from the trusted proxy's Forwarded when one is configured
    std::string id;  // for the log and the error page

    /// The first header of that (lower case) name; empty when there is none.
    std::string_view header(std::string_view name) const {
        for (const auto& [found, value] : headers) {
            if (found == name) return value;
        }
        return {};
    }
};

}  // namespace midad::http
