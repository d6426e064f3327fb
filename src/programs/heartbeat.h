#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace midad::programs {

/// Does one thing again and again on a thread of its own, until it is destroyed. What the work throws is logged, once
/// for each spell of failures, and the work goes on: a database that is away for a minute ends nothing.
class Heartbeat {
public:
    /// Every `period`, and once more when it ends.
    Heartbeat(std::string name, std::chrono::milliseconds period, std::function<void()> work);
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

private:
    void run(const std::stop_token& stop);
    void beat();

    std::string name_;
    std::chrono::milliseconds period_;
    std::function<void()> work_;
    bool failing_ = false;
    std::mutex lock_;
    std::condition_variable_any wake_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace midad::programs
