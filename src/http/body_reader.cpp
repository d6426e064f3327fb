#include "http/internal/body_reader.h"

#include <algorithm>
#include <optional>

#include "http/internal/header_text.h"

namespace midad::http {

namespace {

constexpr std::size_t longest_line = 512;
constexpr std::size_t longest_trailer = 4096;

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The line at the beginning of the bytes, with its end; nothing while it has not ended.
Result<std::optional<std::string_view>, Refusal> whole_line(std::string_view bytes) {
    const std::size_t end = bytes.substr(0, longest_line).find('\n');
    if (end == bytes.npos && bytes.size() >= longest_line) return refuse(Refusal{400});
    if (end == bytes.npos) return std::nullopt;
    // A bare line feed ends a line for some proxies and not for others; so does a bare carriage return.
    if (end == 0 || bytes[end - 1] != '\r' || !is_header_value(bytes.substr(0, end - 1))) return refuse(Refusal{400});
    return bytes.substr(0, end + 1);
}

}  // namespace

void BodyReader::begin_length(std::uint64_t length) {
    state_ = length == 0 ? State::done : State::length;
    left_ = length;
}

void BodyReader::begin_chunks() {
    state_ = State::chunk_line;
    left_ = 0;
    trailers_ = 0;
}

Result<Progress, Refusal> BodyReader::read(std::string_view bytes, std::size_t& consumed, std::string& body,
                                           std::size_t most) {
    consumed = 0;
    while (state_ != State::done) {
        if (MIDAD_TRY(step(bytes, consumed, body, most)) == Progress::more) return Progress::more;
    }
    return Progress::done;
}

/// One line or one stretch of bytes; `done` means that it was whole.
Result<Progress, Refusal> BodyReader::step(std::string_view bytes, std::size_t& consumed, std::string& body,
                                           std::size_t most) {
    const std::string_view rest = bytes.substr(consumed);
    if (state_ == State::length || state_ == State::chunk) {
        const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(left_, rest.size()));
        body.append(rest.substr(0, here));
        consumed += here;
        left_ -= here;
        if (left_ > 0) return Progress::more;
        state_ = state_ == State::length ? State::done : State::chunk_end;
        return Progress::done;
    }
    const auto line = MIDAD_TRY(whole_line(rest));
    if (!line) return Progress::more;
    consumed += line->size();
    const std::string_view text = line->substr(0, line->size() - 2);
    if (state_ == State::trailer) return read_trailer(text);
    if (state_ == State::chunk_line) return read_chunk_line(text, body.size(), most);
    if (!text.empty()) return refuse(Refusal{400});  // a chunk that is longer than it said
    state_ = State::chunk_line;
    return Progress::done;
}

Result<Progress, Refusal> BodyReader::read_chunk_line(std::string_view line, std::size_t held, std::size_t most) {
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits < line.size() && hexadecimal(line[digits]) >= 0; ++digits) {
        if (digits == 8) return refuse(Refusal{413});
        size = size * 16 + static_cast<std::uint64_t>(hexadecimal(line[digits]));
    }
    if (digits == 0 || (digits < line.size() && line[digits] != ';')) return refuse(Refusal{400});
    if (size > most - std::min(held, most)) return refuse(Refusal{413});
    left_ = size;
    state_ = size == 0 ? State::trailer : State::chunk;
    return Progress::done;
}

Result<Progress, Refusal> BodyReader::read_trailer(std::string_view line) {
    if (line.empty()) {
        state_ = State::done;
        return Progress::done;
    }
    trailers_ += line.size();
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !is_header_name(line.substr(0, colon))) return refuse(Refusal{400});
    if (trailers_ > longest_trailer) return refuse(Refusal{431});
    return Progress::done;
}

}  // namespace midad::http
