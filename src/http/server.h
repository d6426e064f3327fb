#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace midad::http {

/// What the server serves.
class Application {
public:
    virtual ~Application() = default;

    /// A page that is already made, for the target exactly as sent and the encoding wanted; null when there is none.
    /// Called on the socket's own thread for GET and HEAD: must not wait for anything.
    virtual PreparedPtr ready(std::string_view target, Encoding encoding) = 0;

    /// Everything else, on a worker's thread: may read the database. What it throws is logged and becomes failed(500).
    virtual Response answer(const Request& request) = 0;

    /// The page for an answer that the server itself must give: 400, 404 (a file that is gone), 405, 408, 413, 414,
    /// 417, 431, 500, 503. Called on sockets' and workers' threads alike, so it must not wait for anything either. What
    /// it throws is logged, and one plain line is sent in its place.
    /// `target` is what was asked for, as far as it was read; empty when it was not.
    virtual Response failed(int status, std::string_view request_id, std::string_view target) = 0;
};

struct Limits {
    std::size_t head_bytes = 8192;
    std::size_t target_bytes = 4096;
    std::size_t body_bytes = 1u << 20;
    std::chrono::seconds head_time{10};
    std::chrono::seconds body_time{30};
    std::chrono::seconds idle_time{30};
    std::size_t write_bytes_per_second = 256;  // slower over write_time: closed
    std::chrono::seconds write_time{30};
    std::size_t connections_per_address = 256;  // an IPv6 /64 is one address; no such limit behind a proxy
    std::size_t connections = 20000;
    std::size_t waiting = 1024;  // requests that wait for a worker; more get 503
};

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one
    unsigned threads = 0;       // io_contexts; 0: one a core
    unsigned workers = 4;
    Limits limits;
    std::string access_log;     // a file; empty: none
    bool behind_proxy = false;  // take the client's address from the proxy's X-Forwarded-For (last entry)
};

/// HTTP/1.1 over Boost.Asio: one io_context and one SO_REUSEPORT acceptor a thread, a pool of workers for what is not
/// ready. start() and stop() from one thread; the application must outlive the server.
class Server {
public:
    /// Throws Failure "http.port_taken" {address, port}, "http.cannot_listen" {address, port, reason}.
    Server(Options options, Application& application);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    /// No new connections; answers under way are finished for at most `grace`, then all is closed. Returns when the
    /// last handler has: a handler that never returns keeps it waiting. May be called twice.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds{5});
    std::uint16_t port() const;

    /// Since the start. `ready`: answered without a worker; `refused`: connections turned away at a limit and requests
    /// for which the queue was full.
    struct Numbers {
        std::uint64_t requests, ready, refused, connections_now;
    };
    /// Any thread; each number is right by itself.
    Numbers numbers() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace midad::http
