#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/internal/target.h"

namespace midad::http {

enum class Progress { more, done };

/// Reads one body, of a known length or in chunks (RFC 9112 §6.2, §7.1). Stricter than the grammar where proxies
/// differ: lines end in CRLF, a size is 1 to 8 hexadecimal digits and nothing but an extension after a semicolon
/// follows it. Extensions and trailers are read, and not believed. No socket; one thread.
class BodyReader {
public:
    void begin_length(std::uint64_t length);
    void begin_chunks();

    /// Appends what is there of the body; `consumed` says how much of `bytes` is done with, the rest is to be given
    /// again with more. 400 for what is malformed, 413 when the body would be over `most` bytes.
    Result<Progress, Refusal> read(std::string_view bytes, std::size_t& consumed, std::string& body, std::size_t most);

private:
    enum class State { length, chunk_line, chunk, chunk_end, trailer, done };

    Result<Progress, Refusal> step(std::string_view bytes, std::size_t& consumed, std::string& body, std::size_t most);
    Result<Progress, Refusal> read_chunk_line(std::string_view line, std::size_t held, std::size_t most);
    Result<Progress, Refusal> read_trailer(std::string_view line);

    State state_ = State::done;
    std::uint64_t left_ = 0;    // bytes of the length, or of the chunk
    std::size_t trailers_ = 0;  // bytes of trailer lines read so far
};

}  // namespace midad::http
