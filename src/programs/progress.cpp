#include "programs/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

namespace midad::programs {

using namespace std::chrono_literals;

std::string told_duration(std::chrono::seconds duration) {
    const auto seconds = duration.count();
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

Progress::Progress(const Voice& voice, std::string label, std::int64_t total)
    : voice_{voice},
      label_{std::move(label)},
      total_{total},
      terminal_{::isatty(STDERR_FILENO) == 1},
      begun_{std::chrono::steady_clock::now()},
      drawn_{begun_} {}

void Progress::at(std::int64_t done, std::int64_t counted) {
    done_ = done;
    counted_ = counted;
    const auto now = std::chrono::steady_clock::now();
    if (now - drawn_ < (terminal_ ? std::chrono::milliseconds{100} : std::chrono::milliseconds{5000})) return;
    drawn_ = now;
    draw(false);
}

void Progress::finish() {
    if (finished_) return;
    finished_ = true;
    draw(true);
}

void Progress::draw(bool last) {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
    std::string line = fmt::format("{}  ", voice_.text(label_));
    if (total_ > 0) {
        constexpr int width = 24;
        const int full = static_cast<int>(std::min<std::int64_t>(width, done_ * width / total_));
        for (int place = 0; place < width; ++place) line += place < full ? "█" : "░";
        line += fmt::format("  {}%", std::min<std::int64_t>(100, done_ * 100 / total_));
    }
    const std::int64_t counted = counted_ >= 0 ? counted_ : done_;
    line += fmt::format("  {}  {:.0f}/s", counted, seconds > 0 ? static_cast<double>(counted) / seconds : 0);
    if (last) {
        line += fmt::format("  {}", voice_.text("progress.took", {{"time", fmt::format("{:.1f} s", seconds)}}));
    } else if (total_ > 0 && rate > 0) {
        const auto left = std::chrono::seconds{static_cast<std::int64_t>(static_cast<double>(total_ - done_) / rate)};
        line += fmt::format("  {}", voice_.text("progress.left", {{"time", told_duration(left)}}));
    }
    std::fputs((terminal_ ? "\r\033[K" + line + (last ? "\n" : "") : line + "\n").c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace midad::programs
