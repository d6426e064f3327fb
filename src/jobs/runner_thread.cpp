#include "jobs/runner_thread.h"

#include <exception>

#include "base/log.h"
#include "jobs/queue.h"
#include "jobs/schedule.h"
#include "store/doorbell.h"

namespace midad::jobs {

RunnerThread::RunnerThread(Runner& runner, Queue& queue, Schedule* schedule)
    : runner_{runner},
      queue_{queue},
      schedule_{schedule},
      thread_{[this](const std::stop_token& stop) { run(stop); }} {}

void RunnerThread::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void RunnerThread::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        // Read before the look: what is left after it rings once more.
        const std::uint64_t rung = queue_.bell().rung();
        bool found = false;
        try {
            if (schedule_ != nullptr) schedule_->leave_due();
            found = runner_.run_one();
        } catch (const std::exception& failure) {
            // The store is away or full. Jobs lose nothing by waiting.
            log::error("jobs: {}", failure.what());
        }
        if (!found) queue_.bell().wait(rung, look_every, stop);
    }
}

}  // namespace midad::jobs
