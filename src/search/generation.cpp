#include "search/internal/generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "base/file.h"

namespace midad::search::internal {

namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = std::to_address(text.end());
    const auto read = std::from_chars(std::to_address(text.begin()), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < 1) return std::nullopt;
    return number;
}

}  // namespace

std::optional<std::int64_t> current_generation(const Paths& paths) {
    std::error_code gone;
    if (!fs::exists(paths.current(), gone)) return std::nullopt;
    std::string text = read_file(paths.current(), 100);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return number_of(text);
}

std::vector<std::int64_t> generations(const Paths& paths) {
    std::vector<std::int64_t> numbers;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{paths.top, none}) {
        if (const auto number = number_of(entry.path().filename().string())) numbers.push_back(*number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

void make_current(const Paths& paths, std::int64_t number) {
    write_file(paths.current(), std::to_string(number) + "\n");
}

void remove_old(const Paths& paths) {
    const auto current = current_generation(paths);
    if (!current) return;
    for (const std::int64_t number : generations(paths)) {
        if (number >= *current) continue;
        const auto unread = FileLock::take(paths.readers(number), FileLock::How::exclusive);
        if (!unread) continue;
        std::error_code ignored;
        fs::remove_all(paths.generation(number), ignored);
    }
}

std::optional<FileLock> FileLock::take(const fs::path& file, How how) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return std::nullopt;
    FileLock lock{descriptor};
    if (::flock(descriptor, (how == How::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) return std::nullopt;
    return lock;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

}  // namespace midad::search::internal
