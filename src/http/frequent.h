#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

namespace midad::http {

/// The bytes of a body that is sent often, once more, as a file in memory: from a file the kernel sends pages as they
/// are (sendfile), where from a buffer it copies them for every reader, who then waits for the copy's memory. Made
/// after some sendings, so that a page that few ask for costs no descriptor. Any thread. A copy begins anew.
class Frequent {
public:
    Frequent() = default;
    Frequent(const Frequent&) {}
    Frequent& operator=(const Frequent&) { return *this; }
    ~Frequent();

    /// The file, or -1: send from the buffer. `body` is always the same. Never throws.
    int file_of(std::string_view body) const;

private:
    mutable std::atomic<std::uint32_t> sent_{0};
    mutable std::atomic<int> file_{-1};
};

}  // namespace midad::http
