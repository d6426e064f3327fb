#include "http/internal/access_log.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/log.h"

namespace midad::http {

namespace {

constexpr std::size_t most_waiting = 16u << 20;

Descriptor opened(const std::string& path) {
    return Descriptor{::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640)};
}

bool is_plain(char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '\\'; }

/// What could end the quotation or the line, or is no ASCII, as \xHH: the line stays one line and stays readable.
void append_escaped(std::string& to, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    while (!text.empty()) {
        const auto end = std::find_if_not(text.begin(), text.end(), is_plain);
        const auto plain = static_cast<std::size_t>(end - text.begin());
        to += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) return;
        const auto byte = static_cast<unsigned char>(text.front());
        to += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        text.remove_prefix(1);
    }
}

template <typename Number>
void append_number(std::string& to, Number number) {
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number);
    to.append(text, end.ptr);
}

}  // namespace

AccessLog::AccessLog(std::string path) : path_{std::move(path)}, file_{opened(path_)} {
    if (!file_.is_open()) {
        const std::string reason = std::strerror(errno);
        throw Failure{"file.cannot_write",
                      {{"path", path_}, {"reason", reason}},
                      fmt::format("file.cannot_write: {}: {}", path_, reason)};
    }
    writer_ = std::thread{[this] { run(); }};
}

AccessLog::~AccessLog() {
    {
        const std::lock_guard guard{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    writer_.join();
}

void AccessLog::hand_over(std::string& lines) {
    if (lines.empty()) return;
    {
        const std::lock_guard guard{mutex_};
        if (waiting_.size() + lines.size() > most_waiting) {
            dropped_ += lines.size();
        } else if (waiting_.empty()) {
            waiting_.swap(lines);
        } else {
            waiting_ += lines;
        }
    }
    lines.clear();
    changed_.notify_one();
}

void AccessLog::run() {
    std::string lines;
    for (bool ending = false; !ending;) {
        std::uint64_t dropped = 0;
        {
            std::unique_lock guard{mutex_};
            changed_.wait(guard, [&] { return ending_ || !waiting_.empty(); });
            lines.clear();
            lines.swap(waiting_);
            dropped = std::exchange(dropped_, 0);
            ending = ending_;
        }
        if (dropped > 0) log::warning("http: {} bytes of the access log were dropped: the disk is too slow", dropped);
        open_again();
        write(lines);
    }
}

void AccessLog::open_again() {
    struct stat named{}, held{};
    if (::stat(path_.c_str(), &named) == 0 && ::fstat(file_.number(), &held) == 0 && named.st_ino == held.st_ino &&
        named.st_dev == held.st_dev) {
        return;
    }
    Descriptor again = opened(path_);
    if (again.is_open()) file_ = std::move(again);
}

void AccessLog::write(std::string_view lines) {
    while (!lines.empty()) {
        const ssize_t count = ::write(file_.number(), lines.data(), lines.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            log::warning("http: the access log {} cannot be written: {}", path_, std::strerror(errno));
            return;
        }
        lines.remove_prefix(static_cast<std::size_t>(count));
    }
}

void append_line(std::string& lines, std::string_view stamp, const Visit& visit) {
    lines += visit.peer;
    lines += " - - [";
    lines += stamp;
    lines += "] \"";
    append_escaped(lines, visit.method.empty() ? "-" : visit.method);
    lines += ' ';
    append_escaped(lines, visit.target.empty() ? "-" : visit.target);
    lines += visit.minor_version == 0 ? " HTTP/1.0\" " : " HTTP/1.1\" ";
    append_number(lines, visit.status);
    lines += ' ';
    append_number(lines, visit.bytes);
    lines += ' ';
    append_number(lines, visit.took.count());
    lines += '\n';
}

std::string log_stamp(std::time_t now) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{:02}/{}/{:04}:{:02}:{:02}:{:02} +0000", utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}  // namespace midad::http
