#include "media/render.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "base/failure.h"

namespace midad::media {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds longest{90};
constexpr std::size_t most_output = 256u << 10;

/// The program that renders: this one itself (`midad render-picture`), or the small one that is built beside tests.
std::vector<std::string> child_program() {
    const fs::path self = fs::read_symlink("/proc/self/exe");
    const fs::path beside = self.parent_path() / "midad_picture";
    if (self.filename() != "midad" && fs::exists(beside)) return {beside.string()};
    return {self.string(), "render-picture"};
}

struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() {
        if (::pipe2(ends, O_CLOEXEC) != 0)
            throw Failure{"media.no_child", {{"reason", std::strerror(errno)}}, "pipe failed"};
    }
    ~Pipe() {
        for (const int end : ends) {
            if (end >= 0) ::close(end);
        }
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close_writing() {
        ::close(ends[1]);
        ends[1] = -1;
    }
};

pid_t start(const std::vector<std::string>& words, const Pipe& output) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    char one_thread[] = "VIPS_CONCURRENCY=1";
    char path[] = "PATH=/usr/bin:/bin";
    char* environment[] = {one_thread, path, nullptr};  // nothing of ours: no passwords, no proxies

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);  // the server blocks SIGTERM; its child must not
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = -1;
    const int failed = ::posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        throw Failure{"media.no_child",
                      {{"reason", std::strerror(failed)}},
                      std::string{"posix_spawn: "} + std::strerror(failed)};
    return child;
}

/// What the child writes until it ends or its time is up; the latter kills it.
std::string output_of(pid_t child, Pipe& output, bool& in_time) {
    output.close_writing();
    const auto until = std::chrono::steady_clock::now() + longest;
    std::string text;
    in_time = true;
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        pollfd waiting{output.ends[0], POLLIN, 0};
        const int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
        if (ready < 0 && errno == EINTR) continue;
        char piece[4096];
        const ssize_t count = ready > 0 ? ::read(output.ends[0], piece, sizeof piece) : -1;
        if (count > 0 && text.size() < most_output) {
            text.append(piece, static_cast<std::size_t>(count));
            continue;
        }
        if (count != 0) {
            in_time = false;
            ::kill(child, SIGKILL);
        }
        return text;
    }
}

Refused refused(const char* key) { return Refused{key, {}}; }

std::optional<Look> look_of_digits(std::string_view digits) {
    Look look = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), look, 16);
    if (digits.size() != 16 || read.ec != std::errc{}) return std::nullopt;
    return look;
}

/// The child has decoded a stranger's bytes: what it says may be a stranger's word too.
Rendered rendered_of(const json::object& object) {
    Rendered rendered{
        static_cast<int>(object.at("width").as_int64()), static_cast<int>(object.at("height").as_int64()),
        std::string{object.at("colour").as_string()},    {},
        look_of_digits(object.at("look").as_string()),   told_from_json(json::serialize(object.at("told")))};
    for (const json::value& one : object.at("renditions").as_array()) {
        rendered.renditions.push_back({static_cast<int>(one.at("width").as_int64()),
                                       static_cast<int>(one.at("height").as_int64()),
                                       std::string{one.at("format").as_string()},
                                       std::string{one.at("name").as_string()}, one.at("size_bytes").as_int64()});
    }
    return rendered;
}

Result<Rendered, Refused> understood(const std::string& output) {
    boost::system::error_code error;
    const json::value answer = json::parse(output, error);
    if (error || !answer.is_object()) return refuse(refused("media.broken"));
    const json::object& object = answer.as_object();
    if (const json::value* why = object.if_contains("refused")) {
        return refuse(
            Refused{std::string{why->as_string()}, {{"detail", std::string{object.at("detail").as_string()}}}});
    }
    return rendered_of(object);
}

}  // namespace

Result<Rendered, Refused> render_picture(const fs::path& original, const fs::path& folder, std::string_view credit,
                                         Wish wish) {
    std::vector<std::string> words = child_program();
    words.insert(words.end(), {original.string(), folder.string(), std::string{credit}});
    if (wish == Wish::beside) words.emplace_back("beside");
    Pipe output;
    const pid_t child = start(words, output);
    bool in_time = true;
    const std::string text = output_of(child, output, in_time);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!in_time) return refuse(refused("media.too_slow"));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return refuse(refused("media.broken"));
    return understood(text);
}

}  // namespace midad::media
