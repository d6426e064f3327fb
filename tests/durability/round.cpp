#include "round.h"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX, not C++
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "base/failure.h"
#include "store/database.h"

namespace midad::durability {

namespace {

constexpr int store_failed = 3;

/// The numbers, one a line, as far as the lines are whole: an acknowledgement cut in two was not given.
std::set<std::int64_t> numbers_of(const std::string& lines) {
    std::set<std::int64_t> numbers;
    for (std::size_t at = 0;;) {
        const std::size_t end = lines.find('\n', at);
        if (end == std::string::npos) return numbers;
        numbers.insert(std::stoll(lines.substr(at, end - at)));
        at = end + 1;
    }
}

bool read_some(int from, std::string& into) {
    char piece[4096];
    const ssize_t count = ::read(from, piece, sizeof piece);
    if (count > 0) into.append(piece, static_cast<std::size_t>(count));
    return count > 0;
}

std::string how_it_ended(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return {};
    if (WIFSIGNALED(status)) return fmt::format("signal {}", WTERMSIG(status));
    return fmt::format("exit code {}", WEXITSTATUS(status));
}

}  // namespace

int write_until_killed(Work& work, const std::string& place, std::int64_t first) {
    const auto database = store::Database::open(place);
    std::atomic<std::int64_t> next{first};
    std::atomic<bool> has_failed{false};
    const auto write = [&] {
        try {
            while (!has_failed) {
                const std::int64_t number = next++;
                work.write(*database, number);
                const std::string line = std::to_string(number) + "\n";
                if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return;
            }
        } catch (const Failure& failure) {
            has_failed = true;
            fmt::print(stderr, "the writer: {}\n", failure.what());
        }
    };
    {
        std::vector<std::jthread> editors;
        for (int editor = 0; editor < 3; ++editor) editors.emplace_back(write);
    }
    return store_failed;
}

Round write_and_kill(const std::string& work, const std::string& place, std::int64_t first,
                     std::chrono::microseconds after, const std::function<void()>& disaster) {
    int pipe[2];
    if (::pipe(pipe) != 0) throw std::runtime_error{"no pipe"};
    const std::string from = std::to_string(first);
    const pid_t writer = ::fork();
    if (writer < 0) throw std::runtime_error{"no process"};
    if (writer == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execl("/proc/self/exe", "midad_durability", "write", work.c_str(), place.c_str(), from.c_str(),
                static_cast<char*>(nullptr));
        ::_exit(127);
    }
    ::close(pipe[1]);
    std::string lines;
    if (read_some(pipe[0], lines)) {
        // Meanwhile the pipe holds what is acknowledged: 64 KB are thousands of lines, and a round has hundreds.
        std::this_thread::sleep_for(after);
        if (disaster) disaster();
    }
    ::kill(writer, SIGKILL);
    while (read_some(pipe[0], lines)) {
    }
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(writer, &status, 0);
    return {numbers_of(lines), how_it_ended(status)};
}

}  // namespace midad::durability
