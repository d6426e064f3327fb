#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "http/internal/access_log.h"
#include "http/internal/asio.h"
#include "http/internal/peers.h"
#include "http/internal/request_reader.h"
#include "http/internal/workers.h"
#include "http/server.h"

namespace midad::http {

/// Everything is on the io_context's own executor: Asio's type-erased one costs a tenth of all requests.
using Executor = net::io_context::executor_type;
using Tcp = net::ip::tcp;
using Socket = net::basic_stream_socket<Tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<Tcp, Executor>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Executor>;
template <typename T = void>
using Awaitable = net::awaitable<T, Executor>;
/// Errors come as values: a client that goes away is no exception.
inline constexpr net::as_tuple_t<net::use_awaitable_t<Executor>> as_values{};

/// For what is done to a socket that may be gone already: there is nothing left to do about its failing.
inline void overlook(const boost::system::error_code&) {}

/// What all loops of one server share.
struct Shared {
    Shared(const Options& of_server, Application& served)
        : options{of_server}, application{served}, peers{of_server.limits.connections_per_address} {}

    const Options options;
    Application& application;
    Peers peers;
    std::unique_ptr<AccessLog> log;    // null: none
    std::unique_ptr<Workers> workers;  // from start() to the end of stop()
    std::atomic<std::size_t> connections{0};
    std::atomic<bool> abandoned{false};  // the grace is over: what still waits for a worker is not worked on
};

class Connection;
using ConnectionHook = boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
using Connections = boost::intrusive::list<Connection, boost::intrusive::base_hook<ConnectionHook>,
                                           boost::intrusive::constant_time_size<false>>;

/// One thread's io_context with its acceptor and connections. All but the counters belongs to that thread.
struct Loop {
    // Both where Connection is known: the list of them asks for it.
    Loop(Shared& of_server, std::uint64_t id_base);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// Renews what depends on the second: the time, the Date line, the log's stamp.
    void tick();
    /// 16 hexadecimal digits, of which no two of this server are the same.
    std::string make_id();
    static void add_one(std::atomic<std::uint64_t>& counter) {
        counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);  // one writer
    }

    Shared& shared;
    net::io_context io{1};
    Acceptor acceptor{io};
    Timer sweep_timer{io};
    Connections connections;
    std::int64_t now = 0;   // seconds of the steady clock at the last sweep
    std::string date_line;  // "Date: …\r\n"
    std::string stamp;      // for the log
    std::string log_lines;
    Head head;  // of the request being read: valid until the coroutine waits
    std::uint64_t next_id;
    bool draining = false;
    bool ending = false;

    std::atomic<std::uint64_t> requests{0}, ready{0}, refused{0};
};

}  // namespace midad::http
