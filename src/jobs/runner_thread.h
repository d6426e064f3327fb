#pragma once

#include <chrono>
#include <thread>

namespace midad::jobs {

class Queue;
class Runner;
class Schedule;

/// A thread that does jobs from its making until it is stopped: at once when one is left in this process, otherwise
/// within a second. The store's trouble is logged and waited out.
class RunnerThread {
public:
    static constexpr std::chrono::milliseconds look_every{1000};

    /// The schedule, if there is one, is this thread's alone from here on. All must outlive the thread.
    RunnerThread(Runner& runner, Queue& queue, Schedule* schedule = nullptr);
    /// Stops.
    ~RunnerThread() = default;
    RunnerThread(const RunnerThread&) = delete;
    RunnerThread& operator=(const RunnerThread&) = delete;

    /// Asks it to stop and waits until the job under way is finished. May be called again.
    void stop();

private:
    void run(const std::stop_token& stop);

    Runner& runner_;
    Queue& queue_;
    Schedule* schedule_;
    std::jthread thread_;  // last: it uses the others
};

}  // namespace midad::jobs
