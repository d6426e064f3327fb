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

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uintmax_t limit) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status{};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) fail("file.cannot_read", path, errno);
    if (!S_ISREG(status.st_mode)) fail("file.cannot_read", path, EISDIR);
    std::string bytes;
    char piece[65536];
    for (;;) {
        const ssize_t count = ::read(file.number(), piece, sizeof piece);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("file.cannot_read", path, errno);
        if (count == 0) return bytes;
        bytes.append(piece, static_cast<std::size_t>(count));
        if (bytes.size() > limit) fail("file.too_large", path, EFBIG);
    }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    const std::filesystem::path beside = path.string() + fmt::format(".{}.part", ::getpid());
    const auto give_up = [&](int reason) {
        ::unlink(beside.c_str());
        fail("file.cannot_write", path, reason);
    };
    {
        const Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
        if (file.number() < 0) give_up(errno);
        while (!bytes.empty()) {
            const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) give_up(errno);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        if (::fsync(file.number()) != 0) give_up(errno);
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) give_up(errno);
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const Descriptor parent{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (parent.number() >= 0) ::fsync(parent.number());
}

}  // namespace midad
