#include "programs/heartbeat.h"

#include <algorithm>

#include "base/log.h"

namespace midad::programs {

Heartbeat::Heartbeat(std::string name, std::chrono::milliseconds period, std::function<void()> work)
    : name_{std::move(name)},
      period_{period},
      work_{std::move(work)},
      thread_{[this](const std::stop_token& stop) { run(stop); }} {}

Heartbeat::~Heartbeat() {
    thread_.request_stop();
    thread_.join();
}

void Heartbeat::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        beat();
        std::unique_lock lock{lock_};
        // Work that fails is not tried faster than once a second.
        wake_.wait_for(lock, stop, failing_ ? std::max(period_, std::chrono::milliseconds{1000}) : period_,
                       [] { return false; });
    }
    beat();
}

void Heartbeat::beat() {
    try {
        work_();
        if (failing_) log::info("{}: well again", name_);
        failing_ = false;
    } catch (const std::exception& failure) {
        if (!failing_) log::error("{}: {}", name_, failure.what());
        failing_ = true;
    }
}

}  // namespace midad::programs
