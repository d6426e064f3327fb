#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "http/prepared.h"

namespace midad::http {

/// What a handler answers: a prepared answer, a file of which ranges may be asked, or a body of its own.
struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    PreparedPtr prepared;  // when set, the rest is not looked at
    std::optional<std::filesystem::path>
        file;  // when set, its bytes are the body; Range, ETag and 304 are the server's work

    static Response of(PreparedPtr answer) {
        Response response;
        response.prepared = std::move(answer);
        return response;
    }
    static Response text(int status, std::string body);
    static Response redirect(int status, std::string_view percent_encoded_target);
};

}  // namespace midad::http
