#include "http/internal/connection.h"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/log.h"
#include "http/internal/encodings.h"
#include "http/internal/header_text.h"

namespace midad::http {

namespace {

constexpr std::chrono::seconds linger_time{2};
/// A turn's share of a file, so that one download does not hold up the other connections of the thread.
constexpr std::uint64_t bytes_a_turn = 1u << 20;
constexpr std::uint64_t bytes_a_call = 256u << 10;

constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view allow_line = "Allow: GET, HEAD, POST, PUT, PATCH, DELETE\r\n";
constexpr std::string_view retry_line = "Retry-After: 2\r\n";

iovec part(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

/// Hands what fits to the kernel: the count, or -1 with errno. Never raises SIGPIPE, never waits.
ssize_t send_parts(int socket, iovec* parts, std::size_t count, int flags) {
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = count;
    for (;;) {
        const ssize_t sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT | flags);
        if (sent >= 0 || errno != EINTR) return sent;
    }
}

bool must_wait(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == ENOBUFS; }

/// On a worker's thread: whatever goes wrong with one request is that request's own.
Answer answer_of(Shared& shared, const Request& request) noexcept {
    if (shared.abandoned) return compose_failed(shared.application, 503, request.id, request.target);
    try {
        auto answer = compose(Conditions::of(request), shared.application.answer(request));
        return answer ? *std::move(answer) : compose_failed(shared.application, 404, request.id, request.target);
    } catch (const std::exception& failure) {
        log::error("http: request {} {} {}: {}", request.id, name_of(request.method), request.target, failure.what());
    } catch (...) {
        log::error("http: request {} {} {}: something unknown was thrown", request.id, name_of(request.method),
                   request.target);
    }
    return compose_failed(shared.application, 500, request.id, request.target);
}

}  // namespace

Connection::Connection(Loop& loop, Socket socket, const AddressBytes& peer)
    : loop_{loop},
      socket_{std::move(socket)},
      peer_{peer},
      capacity_{loop.shared.options.limits.head_bytes},
      buffer_{std::make_unique<char[]>(capacity_)},
      reader_{loop.shared.options.limits} {
    if (is_logged()) logged_peer_ = truncated(peer_);
    loop_.connections.push_back(*this);
    enter(Phase::idle, limits().head_time);
}

Connection::~Connection() {
    loop_.shared.peers.leave(peer_);
    loop_.shared.connections.fetch_sub(1);
}

void Connection::enter(Phase phase, std::chrono::seconds limit) {
    phase_ = phase;
    // The loop's second may be one old: nobody is cut off before his time.
    deadline_ = loop_.now + limit.count() + 1;
    sent_in_window_ = 0;
}

Awaitable<> Connection::run() {
    boost::system::error_code ignored;
    overlook(socket_.set_option(Tcp::no_delay{true}, ignored));
    overlook(socket_.native_non_blocking(true, ignored));  // sendfile has no flag of its own for it
    for (Next next = loop_.draining ? Next::close : Next::read; next != Next::close;) {
        switch (next) {
            case Next::read: {
                const auto [error, count] = co_await socket_.async_read_some(room(), as_values);
                next = error ? came_to_end() : came(count);
                break;
            }
            case Next::request:
                next = next_request();
                break;
            case Next::body:
                next = co_await read_body();
                break;
            case Next::work:
                next = co_await work();
                break;
            case Next::write:
                next = co_await write_rest();
                break;
            case Next::close:
                break;
        }
    }
    if (linger_ && socket_.is_open()) co_await linger();
}

net::mutable_buffer Connection::room() {
    if (begin_ == end_) begin_ = end_ = 0;
    if (end_ == capacity_ && begin_ > 0) {
        std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    return {buffer_.get() + end_, capacity_ - end_};
}

Connection::Next Connection::came(std::size_t count) {
    if (expired_) return came_to_end();
    end_ += count;
    if (phase_ == Phase::idle) enter(Phase::head, limits().head_time);
    return Next::request;
}

Connection::Next Connection::came_to_end() {
    if (!expired_) return Next::close;
    expired_ = false;
    if (phase_ == Phase::head) {  // nothing is known of the request yet
        loop_.head.clear();
        remember(loop_.head);
    }
    return fail(408);
}

Connection::Next Connection::wait_for_bytes() {
    if (begin_ == end_) {
        if (loop_.draining) return Next::close;
        enter(Phase::idle, limits().idle_time);
    } else if (phase_ != Phase::head && phase_ != Phase::idle) {
        enter(Phase::head, limits().head_time);  // the beginning of a pipelined request
    }
    return Next::read;
}

Connection::Next Connection::next_request() {
    if (begin_ == end_) return wait_for_bytes();
    Head& head = loop_.head;
    const auto progress = reader_.read_head(unread(), head);
    if (!progress) {
        remember(head);
        return fail(progress.error().status);
    }
    if (*progress == Progress::more) return wait_for_bytes();
    begin_ += reader_.head_bytes();
    return take(head);
}

void Connection::remember(const Head& head) {
    started_.reset();
    if (!request_.id.empty()) request_ = {};
    minor_version_ = head.minor_version;
    keep_alive_ = head.keep_alive;
    is_head_ = head.known_method == Method::head;
    logged_method_ = head.method;
    logged_target_ = head.target;
    if (is_logged() && loop_.shared.options.behind_proxy) logged_peer_ = truncated(client(head));
}

/// The last entry of X-Forwarded-For is the one that our own proxy wrote; those before it are hearsay.
AddressBytes Connection::client(const Head& head) const {
    if (!loop_.shared.options.behind_proxy) return peer_;
    std::string_view forwarded;
    for (std::size_t at = 0; at < head.field_count; ++at) {
        if (same_name(head.fields[at].name, "x-forwarded-for")) forwarded = head.fields[at].value;
    }
    const std::size_t comma = forwarded.rfind(',');
    return parse_address(trimmed(comma == forwarded.npos ? forwarded : forwarded.substr(comma + 1))).value_or(peer_);
}

Connection::Next Connection::take(const Head& head) {
    Loop::add_one(loop_.requests);
    remember(head);
    if (!head.known_method) return answer_other_method(head);
    if (is_read(*head.known_method) && !head.has_body) {
        if (const auto next = answer_ready(head)) return *next;
    }
    started_ = std::chrono::steady_clock::now();
    auto request = make_request(head);
    if (!request) return fail(request.error().status);
    request_ = *std::move(request);
    request_.id = loop_.make_id();
    request_.peer = to_text(client(head));
    logged_method_ = name_of(request_.method);
    logged_target_ = request_.target;
    if (!head.has_body) return Next::work;
    if (head.expects_continue && begin_ == end_) {
        // Twenty-five bytes after an empty buffer: if even these do not fit, the client waits no longer than it likes.
        iovec line = part(continue_line);
        send_parts(socket_.native_handle(), &line, 1, 0);
    }
    enter(Phase::body, limits().body_time);
    return Next::body;
}

Connection::Next Connection::answer_other_method(const Head& head) {
    if (head.has_body) {  // not worth reading
        keep_alive_ = false;
        linger_ = true;
    }
    Answer answer;
    if (head.method == "OPTIONS") {
        answer.status = 204;
    } else {
        answer = compose_failed(loop_.shared.application, 405, loop_.make_id(), head.target);
    }
    return send(std::move(answer), allow_line);
}

std::optional<Connection::Next> Connection::answer_ready(const Head& head) {
    PreparedPtr prepared;
    try {
        const Encoding wanted = acceptable_encodings(head.conditions.accept_encoding).best();
        prepared = loop_.shared.application.ready(head.target, wanted);
    } catch (const std::exception& failure) {
        log::error("http: {} could not be looked up among the pages that are ready: {}", head.target, failure.what());
        return fail(500);
    }
    if (!prepared) return std::nullopt;
    Loop::add_one(loop_.ready);
    return send_prepared(prepared, head);
}

/// The hot path: head and body go to the kernel in one call, from where they lie.
Connection::Next Connection::send_prepared(const PreparedPtr& prepared, const Head& head) {
    const Prepared::Variant& variant = best_variant(*prepared, acceptable_encodings(head.conditions.accept_encoding));
    const bool unchanged =
        prepared->status == 200 && is_not_modified(head.conditions, variant.etag, prepared->last_modified);
    keep_alive_ = keep_alive_ && !loop_.draining;
    status_ = unchanged ? 304 : prepared->status;
    const std::string unchanged_lines = unchanged ? not_modified_lines(variant.head) : std::string{};
    const std::string_view lines = unchanged ? std::string_view{unchanged_lines} : std::string_view{variant.head};
    const std::string_view body = unchanged || is_head_ ? std::string_view{} : std::string_view{variant.body};
    body_bytes_ = body.size();

    const std::array<std::string_view, 4> head_parts{status_line(status_), loop_.date_line, lines, connection_lines()};
    std::array<iovec, 5> parts{part(head_parts[0]), part(head_parts[1]), part(head_parts[2]), part(head_parts[3]),
                               part(body)};
    std::size_t head_size = 0;
    for (const std::string_view each : head_parts) head_size += each.size();
    const int file = body.empty() ? -1 : variant.frequent.file_of(variant.body);
    const std::size_t from_memory = file < 0 ? parts.size() : head_parts.size();
    const ssize_t count = send_parts(socket_.native_handle(), parts.data(), from_memory, file < 0 ? 0 : MSG_MORE);
    if (count < 0 && !must_wait(errno)) return Next::close;
    auto sent = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    if (file >= 0 && sent == head_size) {
        off_t at = 0;
        const ssize_t of_body = ::sendfile(socket_.native_handle(), file, &at, body.size());
        if (of_body < 0 && !must_wait(errno) && errno != EINTR) return Next::close;
        sent += static_cast<std::size_t>(std::max<ssize_t>(of_body, 0));  // what did not fit follows from memory
    }
    if (sent == head_size + body.size()) return finish();

    sending_ = {};
    if (sent < head_size) {
        for (const std::string_view each : head_parts) sending_.head += each;
        sending_.head_sent = sent;
    }
    sending_.held = prepared;
    sending_.body = body.substr(sent > head_size ? sent - head_size : 0);
    return Next::write;
}

std::string_view Connection::connection_lines() const {
    if (!keep_alive_) return "Connection: close\r\n\r\n";
    return minor_version_ == 0 ? "Connection: keep-alive\r\n\r\n" : "\r\n";
}

/// What cannot be served ends the connection: after a refusal nobody knows where the next request begins.
Connection::Next Connection::fail(int status) {
    keep_alive_ = false;
    linger_ = true;
    return send(compose_failed(loop_.shared.application, status, request_.id.empty() ? loop_.make_id() : request_.id,
                               request_.target));
}

Connection::Next Connection::send(Answer answer, std::string_view extra_lines) {
    keep_alive_ = keep_alive_ && !loop_.draining;
    status_ = answer.status;
    sending_ = {};
    sending_.head += status_line(answer.status);
    sending_.head += loop_.date_line;
    sending_.head += answer.lines;
    sending_.head += extra_lines;
    sending_.head += connection_lines();
    if (!is_head_) {
        sending_.held = std::move(answer.held);
        sending_.own_body = std::move(answer.own_body);
        sending_.body = sending_.held ? answer.prepared_body : std::string_view{sending_.own_body};
        sending_.file = std::move(answer.file);
        sending_.file_at = answer.file_first;
        sending_.file_left = sending_.file.is_open() ? answer.file_length : 0;
    }
    body_bytes_ = sending_.body.size() + sending_.file_left;
    switch (flush()) {
        case Sent::all:
            return finish();
        case Sent::broken:
            return Next::close;
        default:
            return Next::write;
    }
}

Connection::Next Connection::finish() {
    if (is_logged()) {
        Visit visit{.peer = logged_peer_,
                    .method = logged_method_,
                    .target = logged_target_,
                    .minor_version = minor_version_,
                    .status = status_,
                    .bytes = body_bytes_};
        if (started_) {
            visit.took =
                std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - *started_);
        }
        append_line(loop_.log_lines, loop_.stamp, visit);
        if (loop_.log_lines.size() > (256u << 10)) loop_.shared.log->hand_over(loop_.log_lines);
    }
    if (sending_.held || sending_.file.is_open() || !sending_.own_body.empty()) sending_ = {};
    if (!request_.id.empty()) request_ = {};
    if (!keep_alive_) {
        // Closing on bytes that were not read makes the kernel reset the connection and drop the answer on its way.
        linger_ = linger_ || begin_ != end_;
        return Next::close;
    }
    reader_.begin();
    return Next::request;
}

Connection::Sent Connection::flush() {
    while (sending_.head_sent < sending_.head.size() || !sending_.body.empty()) {
        const std::string_view head = std::string_view{sending_.head}.substr(sending_.head_sent);
        std::array<iovec, 2> parts{part(head), part(sending_.body)};
        const ssize_t count =
            send_parts(socket_.native_handle(), parts.data(), parts.size(), sending_.file_left > 0 ? MSG_MORE : 0);
        if (count < 0) return must_wait(errno) ? Sent::later : Sent::broken;
        const auto sent = static_cast<std::size_t>(count);
        const std::size_t of_head = std::min(sent, head.size());
        sending_.head_sent += of_head;
        sending_.body.remove_prefix(sent - of_head);
        sent_in_window_ += sent;
    }
    return flush_file();
}

Connection::Sent Connection::flush_file() {
    std::uint64_t turn = 0;
    while (sending_.file_left > 0) {
        if (turn >= bytes_a_turn) return Sent::pause;
        off_t at = static_cast<off_t>(sending_.file_at);
        const auto piece = static_cast<std::size_t>(std::min(sending_.file_left, bytes_a_call));
        const ssize_t count = ::sendfile(socket_.native_handle(), sending_.file.number(), &at, piece);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return must_wait(errno) ? Sent::later : Sent::broken;
        if (count == 0) return Sent::broken;  // the file has become shorter than the length that was promised
        const auto sent = static_cast<std::uint64_t>(count);
        sending_.file_at += sent;
        sending_.file_left -= sent;
        sent_in_window_ += sent;
        turn += sent;
    }
    return Sent::all;
}

Awaitable<Connection::Next> Connection::write_rest() {
    if (!started_) started_ = std::chrono::steady_clock::now();
    enter(Phase::writing, limits().write_time);
    for (;;) {
        const Sent sent = flush();
        if (sent == Sent::all) co_return finish();
        if (sent == Sent::broken) co_return Next::close;
        if (sent == Sent::pause) {
            co_await net::post(loop_.io, as_values);
        } else {
            const auto [error] = co_await socket_.async_wait(Socket::wait_write, as_values);
            if (error) co_return Next::close;
        }
        if (!socket_.is_open()) co_return Next::close;
    }
}

Awaitable<Connection::Next> Connection::read_body() {
    for (;;) {
        std::size_t consumed = 0;
        const auto progress = reader_.read_body(unread(), consumed, request_.body);
        begin_ += consumed;
        if (!progress) co_return fail(progress.error().status);
        if (*progress == Progress::done) co_return Next::work;
        const net::mutable_buffer where = room();
        if (where.size() == 0) co_return fail(400);  // a chunk's line or a trailer that does not end
        const auto [error, count] = co_await socket_.async_read_some(where, as_values);
        if (error || expired_) co_return came_to_end();
        end_ += count;
    }
}

Awaitable<Connection::Next> Connection::work() {
    phase_ = Phase::working;
    Timer answered{loop_.io, Timer::time_point::max()};
    Answer answer;
    // The frame of this coroutine stays until the timer is cancelled, and stop() joins the workers before the loops
    // end: the references hold.
    const bool added = loop_.shared.workers->add([this, &answered, &answer] {
        answer = answer_of(loop_.shared, request_);
        net::post(loop_.io, [&answered] { answered.cancel(); });
    });
    if (!added) {
        Loop::add_one(loop_.refused);
        co_return send(compose_failed(loop_.shared.application, 503, request_.id, request_.target), retry_line);
    }
    co_await answered.async_wait(as_values);
    if (!socket_.is_open()) co_return Next::close;
    co_return send(std::move(answer));
}

/// RFC 9112 §9.6: the sending side is closed first and what still comes is read away, so that the client sees the
/// answer rather than a reset.
Awaitable<> Connection::linger() {
    boost::system::error_code ignored;
    overlook(socket_.shutdown(Socket::shutdown_send, ignored));
    enter(Phase::lingering, linger_time);
    for (;;) {
        begin_ = end_ = 0;
        const auto [error, count] = co_await socket_.async_read_some(room(), as_values);
        if (error) co_return;
    }
}

void Connection::sweep() {
    if (phase_ == Phase::working || deadline_ > loop_.now) return;
    switch (phase_) {
        case Phase::working:
            break;
        case Phase::idle:
        case Phase::lingering:
            cut();
            break;
        case Phase::head:
        case Phase::body: {
            expired_ = true;
            boost::system::error_code ignored;
            overlook(socket_.cancel(ignored));
            break;
        }
        case Phase::writing: {
            const auto window = static_cast<std::uint64_t>(limits().write_time.count());
            if (sent_in_window_ >= limits().write_bytes_per_second * window) {
                enter(Phase::writing, limits().write_time);
                break;
            }
            // Without this the kernel would keep what the client does not fetch for minutes.
            boost::system::error_code ignored;
            overlook(socket_.set_option(net::socket_base::linger{true, 0}, ignored));
            cut();
            break;
        }
    }
}

void Connection::drain() {
    if (phase_ == Phase::idle) cut();
}

void Connection::cut() {
    boost::system::error_code ignored;
    overlook(socket_.close(ignored));
}

}  // namespace midad::http
