#include "http/server.h"

#include <signal.h>
#include <sys/socket.h>

#include <cerrno>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/failure.h"
#include "base/log.h"
#include "http/internal/answer.h"
#include "http/internal/connection.h"
#include "http/internal/http_date.h"
#include "http/internal/loop.h"

namespace midad::http {

Loop::Loop(Shared& of_server, std::uint64_t id_base) : shared{of_server}, next_id{id_base} { tick(); }
Loop::~Loop() = default;

void Loop::tick() {
    now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    const std::time_t wall = std::time(nullptr);
    date_line = "Date: " + format_http_date(wall) + "\r\n";
    stamp = log_stamp(wall);
}

std::string Loop::make_id() { return fmt::format("{:016x}", next_id++); }

namespace {

/// Signals are main's: threads made while this lives are sent none.
class SignalsBlocked {
public:
    SignalsBlocked() {
        sigset_t all;
        sigfillset(&all);
        for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP}) sigdelset(&all, fault);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;

private:
    sigset_t before_;
};

[[noreturn]] void cannot_listen(const Options& options, const std::string& reason) {
    throw Failure{"http.cannot_listen",
                  {{"address", options.address}, {"port", std::to_string(options.port)}, {"reason", reason}},
                  fmt::format("http: cannot listen on {}, port {}: {}", options.address, options.port, reason)};
}

Tcp::endpoint endpoint_of(const Options& options) {
    std::string literal = options.address;
    if (literal.size() > 2 && literal.front() == '[' && literal.back() == ']')
        literal = literal.substr(1, literal.size() - 2);
    boost::system::error_code error;
    const auto address = net::ip::make_address(literal, error);
    if (error) cannot_listen(options, "not an IP address");
    return {address, options.port};
}

enum class Sharing { first, further };

/// The first acceptor is bound without SO_REUSEPORT, which is refused when anybody – a second Midad of the same user
/// too – has the port. Only then is the option set on it, so that the other threads' acceptors may join: at no moment
/// could another process have slipped in.
void listen(Acceptor& acceptor, const Tcp::endpoint& endpoint, Sharing sharing, const Options& options) {
    const auto checked = [&](const boost::system::error_code& error) {
        if (!error) return;
        if (error == net::error::address_in_use) {
            throw Failure{"http.port_taken",
                          {{"address", options.address}, {"port", std::to_string(options.port)}},
                          fmt::format("http: port {} on {} is taken", options.port, options.address)};
        }
        cannot_listen(options, error.message());
    };
    const auto share = [&] {
        const int yes = 1;
        if (::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes) != 0) {
            checked({errno, boost::system::system_category()});
        }
    };
    boost::system::error_code error;
    checked(acceptor.open(endpoint.protocol(), error));
    checked(acceptor.set_option(Acceptor::reuse_address{true}, error));
    if (sharing == Sharing::further) share();
    checked(acceptor.bind(endpoint, error));
    if (sharing == Sharing::first) share();
    checked(acceptor.listen(1024, error));
}

AddressBytes bytes_of(const net::ip::address& address) {
    if (address.is_v6()) return address.to_v6().to_bytes();
    return net::ip::make_address_v6(net::ip::v4_mapped, address.to_v4()).to_bytes();
}

/// Renews the second, hands the log over and ends what has been too slow, once a second until the loop ends.
Awaitable<> sweep(Loop& loop) {
    while (!loop.ending) {
        loop.tick();
        for (auto at = loop.connections.begin(); at != loop.connections.end();) (at++)->sweep();
        if (loop.shared.log) loop.shared.log->hand_over(loop.log_lines);
        loop.sweep_timer.expires_after(std::chrono::seconds{1});
        co_await loop.sweep_timer.async_wait(as_values);
    }
}

/// Serves one connection to its end.
Awaitable<> serve(Loop& loop, Socket socket, AddressBytes peer) {
    Connection connection{loop, std::move(socket), peer};
    co_await connection.run();
}

/// Says why and closes; nobody waits for the client to read it.
void turn_away(Loop& loop, Socket& socket) {
    Loop::add_one(loop.refused);
    static constexpr std::string_view answer =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    ::send(socket.native_handle(), answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void admit(Loop& loop, Socket socket, const Tcp::endpoint& peer) {
    Shared& shared = loop.shared;
    const AddressBytes address = bytes_of(peer.address());
    if (shared.connections.fetch_add(1) >= shared.options.limits.connections) {
        shared.connections.fetch_sub(1);
        return turn_away(loop, socket);
    }
    if (!shared.peers.enter(address)) {
        shared.connections.fetch_sub(1);
        return turn_away(loop, socket);
    }
    net::co_spawn(loop.io, serve(loop, std::move(socket), address), [](const std::exception_ptr& thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (const std::exception& failure) {
            log::error("http: a connection ended by an exception: {}", failure.what());
        }
    });
}

Awaitable<> accept(Loop& loop) {
    bool told = false;  // that there is nothing left to accept with: one line in the log for each time it begins
    while (loop.acceptor.is_open()) {
        Socket socket{loop.io};
        Tcp::endpoint peer;
        const auto [error] = co_await loop.acceptor.async_accept(socket, peer, as_values);
        if (!loop.acceptor.is_open()) break;
        if (!error) {
            told = false;
            admit(loop, std::move(socket), peer);
        } else if (error != net::error::connection_aborted) {
            // No descriptor or memory left: those who are served will give theirs back.
            if (!told) log::warning("http: a connection could not be accepted: {}", error.message());
            told = true;
            Timer again{loop.io, std::chrono::milliseconds{100}};
            co_await again.async_wait(as_values);
        }
    }
}

Options completed(Options options) {
    if (options.threads == 0) options.threads = std::max(1u, std::thread::hardware_concurrency());
    // Behind a proxy every connection is the proxy's, which counts clients itself.
    if (options.behind_proxy) options.limits.connections_per_address = options.limits.connections;
    return options;
}

}  // namespace

struct Server::Inside {
    Inside(Options options, Application& application) : shared{completed(std::move(options)), application} {}

    Shared shared;
    std::vector<std::unique_ptr<Loop>> loops;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;

    template <typename Work>
    void on_each(Work work) {
        for (const auto& loop : loops) net::post(loop->io, [&loop = *loop, work] { work(loop); });
    }
};

Server::Server(Options options, Application& application)
    : inside_{std::make_unique<Inside>(std::move(options), application)} {
    const Options& complete = inside_->shared.options;
    Tcp::endpoint endpoint = endpoint_of(complete);
    std::random_device random;
    for (unsigned at = 0; at < complete.threads; ++at) {
        const std::uint64_t id_base = (static_cast<std::uint64_t>(random()) << 32);
        Loop& loop = *inside_->loops.emplace_back(std::make_unique<Loop>(inside_->shared, id_base));
        listen(loop.acceptor, endpoint, at == 0 ? Sharing::first : Sharing::further, complete);
        endpoint.port(loop.acceptor.local_endpoint().port());
    }
    inside_->port = endpoint.port();
    const SignalsBlocked blocked;
    if (!complete.access_log.empty()) inside_->shared.log = std::make_unique<AccessLog>(complete.access_log);
}

Server::~Server() { stop(); }

void Server::start() {
    const SignalsBlocked blocked;
    const Options& options = inside_->shared.options;
    inside_->shared.workers = std::make_unique<Workers>(options.workers, options.limits.waiting);
    for (const auto& each : inside_->loops) {
        Loop& loop = *each;
        net::co_spawn(loop.io, sweep(loop), net::detached);
        net::co_spawn(loop.io, accept(loop), net::detached);
        inside_->threads.emplace_back([&loop] {
            for (;;) {
                try {
                    loop.io.run();
                    return;
                } catch (const std::exception& failure) {
                    log::error("http: a socket thread goes on after: {}", failure.what());
                }
            }
        });
    }
}

void Server::stop(std::chrono::milliseconds grace) {
    if (inside_->threads.empty()) return;
    inside_->on_each([](Loop& loop) {
        boost::system::error_code ignored;
        overlook(loop.acceptor.close(ignored));
        loop.draining = true;
        for (auto at = loop.connections.begin(); at != loop.connections.end();) (at++)->drain();
    });
    const auto end = std::chrono::steady_clock::now() + grace;
    while (inside_->shared.connections > 0 && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    inside_->shared.abandoned = true;
    inside_->on_each([](Loop& loop) {
        for (auto at = loop.connections.begin(); at != loop.connections.end();) (at++)->cut();
        loop.ending = true;
        loop.sweep_timer.cancel();
    });
    inside_->shared.workers.reset();
    for (std::thread& thread : inside_->threads) thread.join();
    inside_->threads.clear();
    for (const auto& loop : inside_->loops) {
        if (inside_->shared.log) inside_->shared.log->hand_over(loop->log_lines);
    }
    inside_->shared.log.reset();
}

std::uint16_t Server::port() const { return inside_->port; }

Server::Numbers Server::numbers() const {
    Numbers numbers{0, 0, 0, inside_->shared.connections.load()};
    for (const auto& loop : inside_->loops) {
        numbers.requests += loop->requests.load(std::memory_order_relaxed);
        numbers.ready += loop->ready.load(std::memory_order_relaxed);
        numbers.refused += loop->refused.load(std::memory_order_relaxed);
    }
    return numbers;
}

}  // namespace midad::http
