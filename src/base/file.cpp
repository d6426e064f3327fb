#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/failure.h"

namespace midad {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void fail(const char* key, const std::filesystem::path& path, int reason) {
    throw Failure{key,
                  {{"path", path.string()}, {"reason", std::strerror(reason)}},
                  fmt::format("{}: {}: {}", key, path.string(), std::strerror(reason))};
}

class OpenedFile {
public:
    explicit OpenedFile(const std::filesystem::path& path)
        : path_{path}, file_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {
        struct stat status{};
        if (file_.number() < 0 || ::fstat(file_.number(), &status) != 0) fail("file.cannot_read", path, errno);
        if (!S_ISREG(status.st_mode)) fail("file.cannot_read", path, EISDIR);
    }
    /// Valid until the next call; empty at the end.
    std::string_view piece() {
        for (;;) {
            const ssize_t count = ::read(file_.number(), piece_, sizeof piece_);
            if (count >= 0) return {piece_, static_cast<std::size_t>(count)};
            if (errno != EINTR) fail("file.cannot_read", path_, errno);
        }
    }

private:
    const std::filesystem::path& path_;
    Descriptor file_;
    char piece_[65536];
};

/// A file that takes its name only when it is whole and on the disk; until then it stands beside, or is gone.
class WrittenFile {
public:
    explicit WrittenFile(const std::filesystem::path& path)
        : path_{path},
          beside_{path.string() + fmt::format(".{}.part", ::getpid())},
          file_{::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)} {
        if (file_.number() < 0) give_up(errno);
    }
    ~WrittenFile() {
        if (!finished_) ::unlink(beside_.c_str());
    }
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;

    void add(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::write(file_.number(), bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) give_up(errno);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void finish() {
        if (::fsync(file_.number()) != 0) give_up(errno);
        if (::rename(beside_.c_str(), path_.c_str()) != 0) give_up(errno);
        finished_ = true;
        const auto folder = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path{"."};
        const Descriptor parent{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (parent.number() >= 0) ::fsync(parent.number());
    }

private:
    [[noreturn]] void give_up(int reason) const { fail("file.cannot_write", path_, reason); }

    const std::filesystem::path& path_;
    std::filesystem::path beside_;
    Descriptor file_;
    bool finished_ = false;
};

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uintmax_t limit) {
    OpenedFile file{path};
    std::string bytes;
    for (std::string_view piece = file.piece(); !piece.empty(); piece = file.piece()) {
        bytes += piece;
        if (bytes.size() > limit) fail("file.too_large", path, EFBIG);
    }
    return bytes;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    WrittenFile file{path};
    file.add(bytes);
    file.finish();
}

void read_pieces(const std::filesystem::path& path, const std::function<void(std::string_view)>& take) {
    OpenedFile file{path};
    for (std::string_view piece = file.piece(); !piece.empty(); piece = file.piece()) take(piece);
}

void write_copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    OpenedFile read{from};
    WrittenFile written{to};
    for (std::string_view piece = read.piece(); !piece.empty(); piece = read.piece()) written.add(piece);
    written.finish();
}

}  // namespace midad
