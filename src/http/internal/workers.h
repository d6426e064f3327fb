#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace midad::http {

/// Threads that run what may wait, and a bounded queue before them. Any thread may add.
class Workers {
public:
    /// At most `waiting` tasks wait beside those that run.
    Workers(unsigned threads, std::size_t waiting);
    /// Runs what is still waiting, then joins.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full. A task must not throw.
    bool add(std::function<void()> task);

private:
    void run();

    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace midad::http
