#include "http/internal/workers.h"

#include <algorithm>

namespace midad::http {

Workers::Workers(unsigned threads, std::size_t waiting) : most_waiting_{waiting} {
    for (unsigned at = 0; at < std::max(1u, threads); ++at) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
    {
        const std::lock_guard guard{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Workers::add(std::function<void()> task) {
    {
        const std::lock_guard guard{mutex_};
        if (waiting_.size() >= most_waiting_) return false;
        waiting_.push_back(std::move(task));
    }
    changed_.notify_one();
    return true;
}

void Workers::run() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock guard{mutex_};
            changed_.wait(guard, [&] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            task = std::move(waiting_.front());
            waiting_.pop_front();
        }
        task();
    }
}

}  // namespace midad::http
