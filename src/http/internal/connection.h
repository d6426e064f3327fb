#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/internal/answer.h"
#include "http/internal/loop.h"

namespace midad::http {

/// One client's connection: requests are read one after the other (pipelined ones wait their turn in the buffer) and
/// answered in that order. Lives in its coroutine's frame, on its loop's thread.
class Connection : public ConnectionHook {
public:
    Connection(Loop& loop, Socket socket, const AddressBytes& peer);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Awaitable<> run();

    /// Called once a second: ends what has taken too long.
    void sweep();
    /// Closes it if no request is under way.
    void drain();
    void cut();

private:
    /// What the coroutine does next: the only things that may wait.
    enum class Next { request, read, body, work, write, close };
    enum class Phase { idle, head, body, working, writing, lingering };
    enum class Sent { all, later, pause, broken };

    struct Sending {
        std::string head;
        std::size_t head_sent = 0;
        PreparedPtr held;
        std::string own_body;
        std::string_view body;  // what is left of it
        Descriptor file;
        std::uint64_t file_at = 0;
        std::uint64_t file_left = 0;
    };

    Next next_request();
    Next take(const Head& head);
    Next answer_other_method(const Head& head);
    /// Nothing when the application has no such page ready.
    std::optional<Next> answer_ready(const Head& head);
    Next send_prepared(const PreparedPtr& prepared, const Head& head);
    Next fail(int status);
    Next send(Answer answer, std::string_view extra_lines = {});
    Next finish();
    Sent flush();
    Sent flush_file();

    Next wait_for_bytes();
    Next came(std::size_t count);
    Next came_to_end();
    Awaitable<Next> read_body();
    Awaitable<Next> work();
    Awaitable<Next> write_rest();
    Awaitable<> linger();

    std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }
    net::mutable_buffer room();
    std::string_view connection_lines() const;
    void enter(Phase phase, std::chrono::seconds limit);
    void remember(const Head& head);
    AddressBytes client(const Head& head) const;
    bool is_logged() const { return loop_.shared.log != nullptr; }
    const Limits& limits() const { return loop_.shared.options.limits; }

    Loop& loop_;
    Socket socket_;
    const AddressBytes peer_;
    const std::size_t capacity_;
    const std::unique_ptr<char[]> buffer_;
    std::size_t begin_ = 0, end_ = 0;  // what has come and was not read yet
    RequestReader reader_;

    Phase phase_ = Phase::head;
    std::int64_t deadline_ = 0;         // in the loop's seconds; of the phase, or of the window of the write's rate
    std::uint64_t sent_in_window_ = 0;  // bytes
    bool expired_ = false;              // the sweep has ended the wait
    bool linger_ = false;               // bytes may still come that nobody will read

    // The request being answered.
    Request request_;  // its id is empty while there is none: what is ready is answered without one
    std::string_view logged_method_, logged_target_;
    std::string logged_peer_;
    std::optional<std::chrono::steady_clock::time_point> started_;
    int minor_version_ = 1;
    int status_ = 0;
    std::uint64_t body_bytes_ = 0;
    bool keep_alive_ = true;
    bool is_head_ = false;
    Sending sending_;
};

}  // namespace midad::http
