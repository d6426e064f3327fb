#pragma once

#include <chrono>
#include <cstdint>

namespace midad {

/// A moment in UTC, to the millisecond. How it reads in a town is text/dates.h's matter.
using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

constexpr std::int64_t to_ms(Instant instant) { return instant.time_since_epoch().count(); }
constexpr Instant from_ms(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

/// Where the time comes from: handed to whoever needs it, so that a test can stop it. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that stands still until it is moved. For tests; one thread.
class FixedClock : public Clock {
public:
    explicit FixedClock(Instant start) : now_{start} {}
    Instant now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    Instant now_;
};

}  // namespace midad
