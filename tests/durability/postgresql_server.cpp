#include "postgresql_server.h"

#include <fcntl.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX, not C++
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fmt/format.h>

namespace midad::durability {

namespace {

std::string required(const char* name) {
    const char* const value = std::getenv(name);
    if (value == nullptr) throw std::runtime_error{fmt::format("{} is not set: run through tools/with_postgres", name)};
    return value;
}

/// The command's exit code; without a shell, so that no name is read as anything else.
int run(std::vector<std::string> words) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        // pg_ctl complains at each try; what the server itself says is in its log.
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        // The server's owner may not be allowed to look into the folder that the tests are run from.
        if (::chdir("/") == 0) ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

PostgresqlServer::PostgresqlServer()
    : data_{required("MIDAD_TEST_POSTGRES_DATA")},
      bin_{required("MIDAD_TEST_POSTGRES_BIN")},
      user_{required("MIDAD_TEST_POSTGRES_USER")} {}

bool PostgresqlServer::control(const std::string& what) const {
    std::vector<std::string> words;
    if (!user_.empty()) words = {"runuser", "-u", user_, "--"};
    for (const std::string& word : {bin_ + "/pg_ctl", what, std::string{"-s"}, std::string{"-w"}, std::string{"-D"},
                                    data_, std::string{"-l"}, data_ + "/server.log"}) {
        words.push_back(word);
    }
    if (what == "stop") {
        words.emplace_back("-m");
        words.emplace_back("immediate");
    }
    return run(words) == 0;
}

void PostgresqlServer::stop_at_once() const {
    if (!control("stop")) throw std::runtime_error{"pg_ctl stop -m immediate failed"};
}

void PostgresqlServer::kill() const {
    std::ifstream file{data_ + "/postmaster.pid"};
    pid_t postmaster = 0;
    file >> postmaster;
    if (postmaster <= 0 || ::kill(postmaster, SIGKILL) != 0)
        throw std::runtime_error{"the postmaster cannot be killed"};
}

void PostgresqlServer::start() const {
    // After a kill the old server's children hold its shared memory until they have noticed; a new one waits for that.
    for (int attempt = 0; attempt < 50; ++attempt) {
        if (control("start")) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    throw std::runtime_error{"the server does not start again; see server.log in its data folder"};
}

}  // namespace midad::durability
