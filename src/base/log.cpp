#include "base/log.h"

#include <unistd.h>

#include <ctime>
#include <string>

namespace midad::log {

void write(Level level, std::string_view line) {
    static constexpr std::string_view names[] = {"info", "warning", "error"};
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char stamp[32];
    const std::size_t length = std::strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &utc);

    std::string out{stamp, length};
    out += ' ';
    out += names[static_cast<std::size_t>(level)];
    out += ' ';
    for (const char c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    out += '\n';
    // One write, so that lines of several threads are not mixed. A log that cannot be written has nobody to tell.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, out.data(), out.size());
}

}  // namespace midad::log
