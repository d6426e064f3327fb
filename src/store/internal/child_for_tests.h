#pragma once

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>

namespace midad::store::things {

/// A pipe whose two ends are closed with it.
class Pipe {
public:
    Pipe() {
        if (::pipe(ends_) != 0) throw std::runtime_error{"no pipe"};
    }
    ~Pipe() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void tell(char what) const {
        if (::write(ends_[1], &what, 1) != 1) throw std::runtime_error{"nothing written to a pipe"};
    }
    char hear() const {
        char what = 0;
        if (::read(ends_[0], &what, 1) != 1) throw std::runtime_error{"nothing read from a pipe"};
        return what;
    }

private:
    int ends_[2]{};
};

/// Another process that does `work` and ends with what it returns, 99 if it throws. Made before this process has
/// threads or connections of its own, which a child must not share.
class Child {
public:
    explicit Child(const std::function<int()>& work) : process_{::fork()} {
        if (process_ < 0) throw std::runtime_error{"no second process"};
        if (process_ > 0) return;
        int code = 99;
        try {
            code = work();
        } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): 99 tells
        }
        ::_exit(code);
    }
    ~Child() {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            ::waitpid(process_, nullptr, 0);
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    int ended() {
        int status = 0;
        ::waitpid(process_, &status, 0);
        process_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t process_;
};

}  // namespace midad::store::things
