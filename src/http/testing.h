#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/prepared.h"

namespace midad::http::testing {

/// What came back.
struct Answer {
    int status = 0;
    std::map<std::string, std::string, std::less<>> headers;  // names in lower case; the last of a repeated one
    std::string body;                                         // as sent

    /// The header's value; empty when there is none.
    std::string header(std::string_view name) const;
    /// The body with its Content-Encoding (gzip, br) undone.
    std::string decoded() const;
};

/// A plain client for tests: one connection to 127.0.0.1, kept alive between requests and opened again when the server
/// has closed it. Throws std::runtime_error when nothing sensible comes within five seconds. One thread.
class Client {
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// The path may be in Arabic letters: what is not ASCII is percent-encoded.
    Answer get(std::string_view path, const Headers& headers = {});
    Answer head(std::string_view path, const Headers& headers = {});
    Answer post(std::string_view path, std::string_view body, const Headers& headers = {});
    Answer request(std::string_view method, std::string_view path, const Headers& headers = {},
                   std::string_view body = {});

    /// Bytes as they are, on a connection of their own; everything that comes until the server closes, or a
    /// second has passed.
    std::string raw(std::string_view bytes);

    /// The pieces of the above, for tests of how bytes arrive.
    void send(std::string_view bytes);
    Answer read_answer(bool is_head = false);
    /// What has come, at most so many bytes of it, past what read_answer sees; empty when the server has closed.
    std::string receive(std::size_t most);
    /// Whether the server closes the connection within the time; what it sends before that is dropped.
    bool is_closed_within(std::chrono::milliseconds time);
    void close();
    void connect();

private:
    enum class Fill { more, silent, closed };
    Fill fill(std::chrono::milliseconds time);

    std::uint16_t port_;
    int socket_ = -1;
    std::string received_;
};

/// Reads one answer from the beginning of the bytes and takes it away; nothing when it is not whole.
std::optional<Answer> take_answer(std::string& bytes, bool is_head = false);

}  // namespace midad::http::testing
