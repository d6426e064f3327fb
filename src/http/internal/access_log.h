#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/internal/descriptor.h"

namespace midad::http {

/// The access log: lines gathered by each socket thread and written by one thread of its own, so that a slow disk never
/// holds a reader back. docs/decisions/0002: no whole address is in it. When the file is moved away (logrotate), a new
/// one is begun at the next write.
class AccessLog {
public:
    /// Throws Failure "file.cannot_write" {path, reason}.
    explicit AccessLog(std::string path);
    /// Writes what it was handed.
    ~AccessLog();
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;

    /// Takes the lines, leaving the text empty. Lines beyond 16 MB that wait for the disk are dropped, and counted in
    /// the program's own log. Any thread.
    void hand_over(std::string& lines);

private:
    void run();
    void write(std::string_view lines);
    void open_again();

    const std::string path_;
    Descriptor file_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string waiting_;
    std::uint64_t dropped_ = 0;
    bool ending_ = false;
    std::thread writer_;
};

/// One line's facts.
struct Visit {
    std::string_view peer;  // truncated
    std::string_view method, target;
    int minor_version = 1;
    int status = 0;
    std::uint64_t bytes = 0;  // of the body
    std::chrono::milliseconds took{0};
};

/// `198.51.100.0 - - [07/May/2025:10:00:00 +0000] "GET /%D8%A7 HTTP/1.1" 200 30720 3`: the common log format with the
/// milliseconds taken at the end. `stamp` is the time between the brackets.
void append_line(std::string& lines, std::string_view stamp, const Visit& visit);

/// "07/May/2025:10:00:00 +0000"
std::string log_stamp(std::time_t now);

}  // namespace midad::http
