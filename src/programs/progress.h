#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "programs/voice.h"

namespace midad::programs {

/// A line on standard error that says how far long work has come, how fast it goes and how long it will take: redrawn
/// in place on a terminal, a new line every five seconds elsewhere. For one thread.
class Progress {
public:
    /// `total` 0: not known. `label` is a message key.
    Progress(const Voice& voice, std::string label, std::int64_t total);
    ~Progress() { finish(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// How far it has come, in the total's unit; `counted`, when given, is what the rate is of (stories, while the bar
    /// is of a file's kilobytes).
    void at(std::int64_t done, std::int64_t counted = -1);
    void finish();

private:
    void draw(bool last);

    const Voice& voice_;
    std::string label_;
    std::int64_t total_;
    std::int64_t done_ = 0, counted_ = -1;
    bool terminal_;
    bool finished_ = false;
    std::chrono::steady_clock::time_point begun_, drawn_;
};

/// "3 s", "2 min 10 s".
std::string told_duration(std::chrono::seconds duration);

}  // namespace midad::programs
