#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/failure.h"
#include "media/internal/piece_file.h"

namespace midad::media {

void PieceFile::cannot(const char* what) const {
    const std::string reason = std::strerror(errno);
    throw Failure{"file.cannot_write",
                  {{"path", path_.string()}, {"reason", reason}},
                  std::string{what} + " " + path_.string() + ": " + reason};
}

PieceFile::PieceFile(const std::filesystem::path& path) : path_{path} {
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file_ < 0) cannot("cannot open");
    held_ = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
}

PieceFile::~PieceFile() { ::close(file_); }

std::int64_t PieceFile::size() const {
    struct stat status{};
    if (::fstat(file_, &status) != 0) cannot("cannot look at");
    return status.st_size;
}

bool PieceFile::holds(std::int64_t at, std::string_view bytes) const {
    std::vector<char> there(bytes.size());
    std::size_t done = 0;
    while (done < there.size()) {
        const ssize_t count = ::pread(file_, there.data() + done, there.size() - done, at + static_cast<off_t>(done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        done += static_cast<std::size_t>(count);
    }
    return std::equal(there.begin(), there.end(), bytes.begin());
}

void PieceFile::append(std::string_view bytes) {
    off_t at = static_cast<off_t>(size());
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(file_, bytes.data(), bytes.size(), at);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) cannot("cannot write");
        at += count;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fdatasync(file_) != 0) cannot("cannot flush");
}

std::string PieceFile::beginning(std::size_t bytes) const {
    std::string text(std::min(bytes, static_cast<std::size_t>(size())), '\0');
    const ssize_t count = ::pread(file_, text.data(), text.size(), 0);
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return text;
}

}  // namespace midad::media
