#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/internal/conditions.h"
#include "http/internal/descriptor.h"
#include "http/response.h"
#include "http/server.h"

namespace midad::http {

/// What goes to the socket, all but the status line, Date and Connection, which belong to the moment and the
/// connection.
struct Answer {
    int status = 200;
    std::string lines;  // "Name: value\r\n" each
    PreparedPtr held;   // keeps prepared_body alive; shared with the application's cache and other sockets
    std::string_view prepared_body;
    std::string own_body;
    Descriptor file;  // when open, its bytes are the body
    std::uint64_t file_first = 0;
    std::uint64_t file_length = 0;

    std::string_view body() const { return held ? prepared_body : std::string_view{own_body}; }
};

/// "HTTP/1.1 200 OK\r\n". Lives for ever.
std::string_view status_line(int status);

/// The lines of a 304 (RFC 9110 §15.4.5): those of the 200 without what describes a body.
std::string not_modified_lines(std::string_view lines);

/// Turns a handler's answer into what is sent: conditions and ranges answered, the file opened, lengths written.
/// May wait for the disk. Throws Failure "http.bad_header" {name} for a header that would end its line, and
/// std::logic_error for a status outside 200 to 599; a file that is not there becomes nothing (the caller's 404).
std::optional<Answer> compose(const Conditions& asked, Response response);

/// What the server itself answers: the application's page for the status, or one plain line when the application cannot
/// make it. Never throws.
Answer compose_failed(Application& application, int status, std::string_view request_id,
                      std::string_view target = {}) noexcept;

/// One plain line of text: the last resort.
Answer bare_answer(int status);

}  // namespace midad::http
