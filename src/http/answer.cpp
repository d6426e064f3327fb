#include "http/internal/answer.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/log.h"
#include "http/internal/encodings.h"
#include "http/internal/header_text.h"
#include "http/internal/http_date.h"

namespace midad::http {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 33> reason_phrases{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
}};

/// Empty for a status without one, which RFC 9112 §4 allows.
std::string_view reason_phrase(int status) {
    for (const auto& [known, phrase] : reason_phrases) {
        if (known == status) return phrase;
    }
    return {};
}

constexpr int first_status = 100, last_status = 599;

/// Lines that the server writes itself; a handler's own are left out, since two lengths are worse than one wrong.
bool is_written_by_server(std::string_view name) {
    for (const char* own : {"content-length", "date", "connection", "transfer-encoding", "keep-alive"}) {
        if (same_name(name, own)) return true;
    }
    return false;
}

std::string_view find_header(const Headers& headers, std::string_view wanted) {
    for (const auto& [name, value] : headers) {
        if (same_name(name, wanted)) return value;
    }
    return {};
}

std::string lines_of(const Headers& headers) {
    std::string lines;
    for (const auto& [name, value] : headers) {
        if (!is_header_name(name) || !is_header_value(value)) {
            throw Failure{"http.bad_header", {{"name", name}}, "http: a header that cannot be sent: " + name};
        }
        if (!is_written_by_server(name)) lines += fmt::format("{}: {}\r\n", name, value);
    }
    return lines;
}

bool has_content(int status) { return status >= 200 && status != 204 && status != 304; }

Answer of_prepared(const Conditions& asked, PreparedPtr prepared) {
    const Prepared::Variant& variant = best_variant(*prepared, acceptable_encodings(asked.accept_encoding));
    Answer answer;
    answer.status = prepared->status;
    if (prepared->status == 200 && is_not_modified(asked, variant.etag, prepared->last_modified)) {
        answer.status = 304;
        answer.lines = not_modified_lines(variant.head);
        return answer;
    }
    answer.lines = variant.head;
    answer.prepared_body = variant.body;
    answer.held = std::move(prepared);
    return answer;
}

Answer of_body(const Conditions& asked, Response response) {
    Answer answer;
    answer.status = response.status;
    answer.lines = lines_of(response.headers);
    if (response.status == 200 &&
        is_not_modified(asked, find_header(response.headers, "etag"), find_header(response.headers, "last-modified"))) {
        answer.status = 304;
        answer.lines = not_modified_lines(answer.lines);
        return answer;
    }
    if (!has_content(response.status)) return answer;
    answer.lines += fmt::format("Content-Length: {}\r\n", response.body.size());
    answer.own_body = std::move(response.body);
    return answer;
}

struct OpenFile {
    Descriptor descriptor;
    std::uint64_t size = 0;
    std::string etag, last_modified;
};

/// Nothing when there is no such file, or it is a folder. Throws Failure "file.cannot_read" {path, reason}.
std::optional<OpenFile> open_file(const std::filesystem::path& path) {
    OpenFile file;
    file.descriptor = Descriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    const int reason = errno;
    if (!file.descriptor.is_open() && (reason == ENOENT || reason == ENOTDIR || reason == ENAMETOOLONG)) {
        return std::nullopt;
    }
    struct stat status{};
    if (!file.descriptor.is_open() || ::fstat(file.descriptor.number(), &status) != 0) {
        const std::string text = std::strerror(file.descriptor.is_open() ? errno : reason);
        throw Failure{"file.cannot_read",
                      {{"path", path.string()}, {"reason", text}},
                      fmt::format("file.cannot_read: {}: {}", path.string(), text)};
    }
    if (!S_ISREG(status.st_mode)) return std::nullopt;
    file.size = static_cast<std::uint64_t>(status.st_size);
    file.etag = fmt::format("\"{:x}-{:x}-{:x}\"", status.st_mtim.tv_sec, status.st_mtim.tv_nsec, file.size);
    file.last_modified = format_http_date(status.st_mtim.tv_sec);
    return file;
}

/// What the handler did not say of the file, from the file itself.
void describe(const OpenFile& file, Headers& headers) {
    if (find_header(headers, "etag").empty()) headers.emplace_back("ETag", file.etag);
    if (find_header(headers, "last-modified").empty()) headers.emplace_back("Last-Modified", file.last_modified);
    if (find_header(headers, "content-type").empty()) headers.emplace_back("Content-Type", "application/octet-stream");
    if (find_header(headers, "accept-ranges").empty()) headers.emplace_back("Accept-Ranges", "bytes");
}

std::optional<Answer> of_file(const Conditions& asked, Response response, const std::filesystem::path& path) {
    auto file = open_file(path);
    if (!file) return std::nullopt;
    describe(*file, response.headers);
    const std::string etag{find_header(response.headers, "etag")};
    const std::string modified{find_header(response.headers, "last-modified")};
    Answer answer;
    answer.status = response.status;
    answer.lines = lines_of(response.headers);
    if (response.status == 200 && is_not_modified(asked, etag, modified)) {
        answer.status = 304;
        answer.lines = not_modified_lines(answer.lines);
        return answer;
    }
    Slice slice{Slice::Kind::whole, 0, file->size};
    if (response.status == 200) slice = wanted_slice(asked, file->size, etag, modified);
    if (slice.kind == Slice::Kind::unsatisfiable) {
        answer.status = 416;
        answer.lines = without_lines(answer.lines, {"Content-Type", "ETag", "Last-Modified"}) +
                       fmt::format("Content-Range: bytes */{}\r\nContent-Length: 0\r\n", file->size);
        return answer;
    }
    if (slice.kind == Slice::Kind::part) {
        answer.status = 206;
        answer.lines +=
            fmt::format("Content-Range: bytes {}-{}/{}\r\n", slice.first, slice.first + slice.length - 1, file->size);
    }
    answer.lines += fmt::format("Content-Length: {}\r\n", slice.length);
    answer.file = std::move(file->descriptor);
    answer.file_first = slice.first;
    answer.file_length = slice.length;
    return answer;
}

}  // namespace

std::string_view status_line(int status) {
    static const auto lines = [] {
        std::array<std::string, last_status - first_status + 1> made;
        for (int code = first_status; code <= last_status; ++code) {
            made[static_cast<std::size_t>(code - first_status)] =
                fmt::format("HTTP/1.1 {} {}\r\n", code, reason_phrase(code));
        }
        return made;
    }();
    const bool known = status >= first_status && status <= last_status;
    return lines[static_cast<std::size_t>((known ? status : 500) - first_status)];
}

std::string not_modified_lines(std::string_view lines) {
    return without_lines(lines, {"Content-Type", "Content-Length", "Content-Encoding", "Content-Language"});
}

std::optional<Answer> compose(const Conditions& asked, Response response) {
    const int status = response.prepared ? response.prepared->status : response.status;
    if (status < 200 || status > last_status) throw std::logic_error{fmt::format("http: no such status: {}", status)};
    if (response.prepared) return of_prepared(asked, std::move(response.prepared));
    if (auto path = std::exchange(response.file, std::nullopt)) return of_file(asked, std::move(response), *path);
    return of_body(asked, std::move(response));
}

Answer bare_answer(int status) {
    Answer answer;
    answer.status = status;
    answer.own_body = fmt::format("{} {}\n", status, reason_phrase(status));
    answer.lines =
        fmt::format("Content-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n", answer.own_body.size());
    return answer;
}

Answer compose_failed(Application& application, int status, std::string_view request_id,
                      std::string_view target) noexcept {
    try {
        auto answer = compose({}, application.failed(status, request_id, target));
        if (answer) {
            answer->status = status;
            return *std::move(answer);
        }
    } catch (const std::exception& failure) {
        log::error("http: request {}: the page for {} could not be made: {}", request_id, status, failure.what());
    }
    return bare_answer(status);
}

}  // namespace midad::http
