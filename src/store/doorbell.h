#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace midad::store {

/// A bell inside one process: threads sleep until it rings. Any thread.
///
/// Read rung() before looking for work and give it to wait(): a ring in between is then not missed.
class Doorbell {
public:
    void ring() {
        {
            const std::lock_guard lock{mutex_};
            ++rung_;
        }
        changed_.notify_all();
    }

    std::uint64_t rung() const {
        const std::lock_guard lock{mutex_};
        return rung_;
    }

    /// Returns when the bell has been rung more often than `seen`, the time is over or `stop` was asked for.
    void wait(std::uint64_t seen, std::chrono::milliseconds at_most, const std::stop_token& stop = {}) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, stop, at_most, [&] { return rung_ != seen; });
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::uint64_t rung_ = 0;
};

}  // namespace midad::store
