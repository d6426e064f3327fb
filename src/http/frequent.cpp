#include "http/frequent.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace midad::http {

namespace {

/// Below it, the second system call costs more than the copy.
constexpr std::size_t smallest = 16u << 10;
constexpr std::uint32_t often = 32;
/// As many descriptors as this may take from the connections.
constexpr int most_files = 256;

std::atomic<int> files{0};

/// A file of exactly these bytes that nobody can change, or -1.
int file_in_memory(std::string_view bytes) {
    const int file = ::memfd_create("midad-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -1;
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count <= 0) {
            ::close(file);
            return -1;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    ::fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
    return file;
}

}  // namespace

Frequent::~Frequent() {
    const int file = file_.load();
    if (file < 0) return;
    ::close(file);
    files.fetch_sub(1);
}

int Frequent::file_of(std::string_view body) const {
    if (body.size() < smallest) return -1;
    const std::uint32_t sent = sent_.load(std::memory_order_relaxed);
    if (sent > often) return file_.load(std::memory_order_acquire);
    // Of those that count at once exactly one comes to `often`, and makes the file.
    if (sent_.fetch_add(1, std::memory_order_relaxed) != often) return -1;
    if (files.fetch_add(1) >= most_files) {
        files.fetch_sub(1);
        return -1;
    }
    const int file = file_in_memory(body);
    if (file < 0) files.fetch_sub(1);
    file_.store(file, std::memory_order_release);
    return file;
}

}  // namespace midad::http
