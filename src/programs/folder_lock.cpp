#include "programs/folder_lock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

#include "base/failure.h"

namespace midad::programs {

namespace {

std::filesystem::path lock_of(const std::filesystem::path& folder) { return folder / "midad.lock"; }

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) {
    const std::string file = lock_of(folder).string();
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) {
        throw Failure{"file.cannot_write", {{"path", file}, {"reason", std::strerror(errno)}}, "cannot open " + file};
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const ssize_t length = ::pread(descriptor_, holder, sizeof holder - 1, 0);
        ::close(descriptor_);
        const std::string_view process{holder, std::strcspn(holder, "\n")};
        throw Failure{"serve.folder_taken",
                      {{"folder", folder.string()}, {"process", length > 0 ? std::string{process} : "?"}},
                      "another process serves " + folder.string()};
    }
    write(std::to_string(::getpid()));
}

FolderLock::~FolderLock() { ::close(descriptor_); }

void FolderLock::tell(const std::string& origin) const { write(std::to_string(::getpid()) + "\n" + origin + "\n"); }

/// Only told to people: a lock without it still locks.
void FolderLock::write(const std::string& lines) const {
    if (::ftruncate(descriptor_, 0) != 0) return;
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor_, lines.data(), lines.size(), 0);
}

/// The lock itself is not tried: whoever did would hold it for a moment, and turn a server away that begins in it.
std::optional<std::string> origin_served(const std::filesystem::path& folder) {
    std::ifstream file{lock_of(folder)};
    std::string process, origin;
    if (!std::getline(file, process) || !std::getline(file, origin)) return std::nullopt;
    pid_t number = 0;
    std::from_chars(process.data(), process.data() + process.size(), number);
    if (number <= 0 || (::kill(number, 0) != 0 && errno == ESRCH)) return std::nullopt;
    return origin;
}

}  // namespace midad::programs
