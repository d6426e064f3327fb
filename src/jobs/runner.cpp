#include <algorithm>
#include <exception>

#include "base/log.h"
#include "base/utf8.h"
#include "jobs/queue.h"

namespace midad::jobs {

namespace {

using namespace std::chrono_literals;

/// An exception's text as the store takes it: it may come from anywhere, in any bytes.
std::string storable(std::string_view text) {
    static constexpr std::size_t most = 2000;  // bytes; more is in the log
    std::string kept;
    for (std::size_t at = 0; at < text.size() && kept.size() < most;) {
        const char32_t c = next_code_point(text, at);
        append_utf8(kept, c == 0 ? U' ' : c);
    }
    return kept;
}

/// Why the work failed; nothing when it did not.
std::optional<std::string> failure_of(const Work& work, const std::string& payload) {
    try {
        work(payload);
        return std::nullopt;
    } catch (const std::exception& failure) {
        return failure.what();
    } catch (...) {
        return "something that is no exception was thrown";
    }
}

}  // namespace

std::chrono::milliseconds wait_before(int attempts) {
    static constexpr std::chrono::seconds first = 5s;
    static constexpr std::chrono::seconds longest = 1h;
    static constexpr int enough = 10;  // 5 s · 2^10 is more than an hour
    return std::min(first * (1 << std::clamp(attempts, 0, enough)), longest);
}

void Runner::put_off(const Waiting& job, std::string_view why) {
    const int tried = job.attempts + 1;
    if (tried >= most_attempts) {
        log::error("jobs: {} ({}) is given up after {} attempts: {}", job.name, job.id.value, tried, why);
        queue_.give_up(job.id, storable(why));
        return;
    }
    const auto wait = wait_before(job.attempts);
    log::warning("jobs: {} ({}) failed, again in {} s: {}", job.name, job.id.value, wait / 1s, why);
    queue_.again(job.id, clock_.now() + wait, storable(why));
}

bool Runner::run_one() {
    // If this process dies, the lease runs out and another runner claims the job.
    const std::optional<Waiting> job = queue_.claim(clock_.now() + lease);
    if (!job) return false;
    if (job->attempts >= most_attempts) {
        put_off(*job, "the process ended, or outlived its lease, at the last attempt");
        return true;
    }
    const auto work = works_.find(job->name);
    if (work == works_.end()) {
        // A newer node may have left it, and will do it.
        put_off(*job, "no work of this name");
    } else if (const auto why = failure_of(work->second, job->payload)) {
        put_off(*job, *why);
    } else {
        queue_.done(job->id);
    }
    return true;
}

}  // namespace midad::jobs
