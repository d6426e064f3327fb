#include "programs/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/failure.h"

namespace midad::programs {

FolderLock::FolderLock(const std::filesystem::path& folder) {
    const std::string file = (folder / "midad.lock").string();
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) {
        throw Failure{"file.cannot_write", {{"path", file}, {"reason", std::strerror(errno)}}, "cannot open " + file};
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const ssize_t length = ::pread(descriptor_, holder, sizeof holder - 1, 0);
        ::close(descriptor_);
        throw Failure{"serve.folder_taken",
                      {{"folder", folder.string()}, {"process", length > 0 ? std::string{holder} : "?"}},
                      "another process serves " + folder.string()};
    }
    const std::string self = std::to_string(::getpid());
    // Only told to the person who comes second; a lock without it still locks.
    if (::ftruncate(descriptor_, 0) == 0) {
        [[maybe_unused]] const ssize_t written = ::pwrite(descriptor_, self.data(), self.size(), 0);
    }
}

FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace midad::programs
